/** The pipeline: a plan becomes results on disk. */
@NullMarked
package dev.wsstress.run;

import org.jspecify.annotations.NullMarked;
