/** From evidence to mechanism. */
@NullMarked
package dev.wsstress.diagnosis;

import org.jspecify.annotations.NullMarked;
