/** The language of results: what a run records, and the JSON lines it is kept in. */
@NullMarked
package dev.wsstress.model;

import org.jspecify.annotations.NullMarked;
