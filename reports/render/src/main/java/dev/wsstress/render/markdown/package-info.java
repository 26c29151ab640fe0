/** Summaries in Markdown. */
@NullMarked
package dev.wsstress.render.markdown;

import org.jspecify.annotations.NullMarked;
