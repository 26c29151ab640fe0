/** What benchmarks measured, fork by fork, read from JMH and kept on disk. */
@NullMarked
package dev.wsstress.jmh;

import org.jspecify.annotations.NullMarked;
