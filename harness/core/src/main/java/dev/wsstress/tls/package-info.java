/** TLS contexts and certificates, and the record journal that knows in which order records left. */
@NullMarked
package dev.wsstress.tls;

import org.jspecify.annotations.NullMarked;
