/** The same code with exactly one rule broken, each beside its safe twin. */
@NullMarked
package dev.wsstress.hazard;

import org.jspecify.annotations.NullMarked;
