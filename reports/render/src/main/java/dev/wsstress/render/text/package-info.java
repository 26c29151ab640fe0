/** Words, numbers and rows that several reports show alike. */
@NullMarked
package dev.wsstress.render.text;

import org.jspecify.annotations.NullMarked;
