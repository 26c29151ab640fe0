/** What an adapter of a client is compiled against: subjects, their sessions and their context. */
@NullMarked
package dev.wsstress.api;

import org.jspecify.annotations.NullMarked;
