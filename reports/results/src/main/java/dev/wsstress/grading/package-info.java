/** From results to verdicts, and the gate for safety. */
@NullMarked
package dev.wsstress.grading;

import org.jspecify.annotations.NullMarked;
