/** Tables and explanations for a terminal. */
@NullMarked
package dev.wsstress.render.console;

import org.jspecify.annotations.NullMarked;
