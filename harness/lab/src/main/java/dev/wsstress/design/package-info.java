/** Safe ways to use a session from many actors. */
@NullMarked
package dev.wsstress.design;

import org.jspecify.annotations.NullMarked;
