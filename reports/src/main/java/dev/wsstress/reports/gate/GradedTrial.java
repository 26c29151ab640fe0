package dev.wsstress.reports.gate;

import dev.wsstress.reports.result.RunResult;

/**
 * A trial with its judgement.
 *
 * @param reason why this verdict, in one sentence
 */
public record GradedTrial(RunResult.Trial trial, Verdict verdict, String reason) {}
