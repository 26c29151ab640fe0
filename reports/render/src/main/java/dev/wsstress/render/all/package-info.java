/** Makes every report of a run from its results on disk. */
@NullMarked
package dev.wsstress.render.all;

import org.jspecify.annotations.NullMarked;
