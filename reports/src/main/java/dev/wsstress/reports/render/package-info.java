/** Graded results as something a person or a CI server reads; made from disk, never from a run. */
@NullMarked
package dev.wsstress.reports.render;

import org.jspecify.annotations.NullMarked;
