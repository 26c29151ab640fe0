/**
 * Says, message by message, whether what arrived is what was sent, and whose bytes came instead.
 */
@NullMarked
package dev.wsstress.oracle;

import org.jspecify.annotations.NullMarked;
