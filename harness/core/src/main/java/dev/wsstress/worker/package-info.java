/** A trial in a child JVM, its crash as data. */
@NullMarked
package dev.wsstress.worker;

import org.jspecify.annotations.NullMarked;
