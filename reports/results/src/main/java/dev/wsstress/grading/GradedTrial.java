package dev.wsstress.grading;

import dev.wsstress.model.RunResult;

/**
 * A trial with its judgement.
 *
 * @param reason why this verdict, in one sentence
 */
public record GradedTrial(RunResult.Trial trial, Verdict verdict, String reason) {}
