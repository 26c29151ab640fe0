/** What the parts of the harness cost, so that nobody takes the harness for the subject. */
@NullMarked
package dev.wsstress.benchmarks;

import org.jspecify.annotations.NullMarked;
