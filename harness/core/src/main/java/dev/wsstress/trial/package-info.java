/** One subject under one workload in this JVM. */
@NullMarked
package dev.wsstress.trial;

import org.jspecify.annotations.NullMarked;
