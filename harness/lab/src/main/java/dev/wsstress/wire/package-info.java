/** The small explicit pipeline frame, wrap, write, of which a hazard breaks one step. */
@NullMarked
package dev.wsstress.wire;

import org.jspecify.annotations.NullMarked;
