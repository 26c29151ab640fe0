/** The reports of the gate, for safety and for speed. */
@NullMarked
package dev.wsstress.render.gate;

import org.jspecify.annotations.NullMarked;
