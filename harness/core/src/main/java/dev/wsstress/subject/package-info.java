/** The contract of everything that opens sessions, in JDK types only. */
@NullMarked
package dev.wsstress.subject;

import org.jspecify.annotations.NullMarked;
