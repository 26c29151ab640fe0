/** The page of a run and of a comparison. */
@NullMarked
package dev.wsstress.render.page;

import org.jspecify.annotations.NullMarked;
