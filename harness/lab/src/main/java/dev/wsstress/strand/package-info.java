/** The serial executor that a session is confined to. */
@NullMarked
package dev.wsstress.strand;

import org.jspecify.annotations.NullMarked;
