/** What a report of a run is. */
@NullMarked
package dev.wsstress.render;

import org.jspecify.annotations.NullMarked;
