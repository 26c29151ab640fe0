/**
 * Judgement: from recorded facts and expectations to verdicts, with the bound a zero stands for.
 */
@NullMarked
package dev.wsstress.reports.gate;

import org.jspecify.annotations.NullMarked;
