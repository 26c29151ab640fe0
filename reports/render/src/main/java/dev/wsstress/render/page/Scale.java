package dev.wsstress.render.page;

/**
 * A logarithmic axis.
 *
 * @param low the value at its beginning
 * @param high the value at its end
 * @param from where it begins, in the units of a drawing
 * @param to where it ends
 */
record Scale(double low, double high, int from, int to) {
  /** Where a value is; one beyond an end is at that end. */
  int at(double value) {
    double part = Math.log(value / low) / Math.log(high / low);
    return (int) Math.round(from + (to - from) * Math.max(0, Math.min(1, part)));
  }
}
