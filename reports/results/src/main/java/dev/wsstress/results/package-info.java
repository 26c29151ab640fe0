/** Results as JSON lines on disk, and witnesses beside them. */
@NullMarked
package dev.wsstress.results;

import org.jspecify.annotations.NullMarked;
