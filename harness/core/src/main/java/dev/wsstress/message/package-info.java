/** The message that every subject sends: a header, and a payload that says whose it is. */
@NullMarked
package dev.wsstress.message;

import org.jspecify.annotations.NullMarked;
