/** Runs the JMH suite fork by fork, alone or against another build of it, and keeps every fork. */
@NullMarked
package dev.wsstress.bench;

import org.jspecify.annotations.NullMarked;
