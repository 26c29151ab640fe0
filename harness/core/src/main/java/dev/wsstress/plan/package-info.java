/** What a run is asked to do, and every default in one place. */
@NullMarked
package dev.wsstress.plan;

import org.jspecify.annotations.NullMarked;
