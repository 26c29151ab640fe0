/** JUnit XML. */
@NullMarked
package dev.wsstress.render.junit;

import org.jspecify.annotations.NullMarked;
