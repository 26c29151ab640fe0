/** TLS engines that a hazard drives itself, and the sessions over them. */
@NullMarked
package dev.wsstress.engine;

import org.jspecify.annotations.NullMarked;
