package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.SummaryRow;
import java.util.OptionalDouble;

/** The comparison columns of a {@link SummaryRow}. */
record Comparison(
    OptionalDouble diff,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble t,
    OptionalDouble df,
    OptionalDouble p,
    OptionalDouble pHolm,
    OptionalDouble pBetter,
    String verdict) {

  /** Of the baseline itself, and of a variant that has no done trial in common with it. */
  static final Comparison NONE = without(OptionalDouble.empty(), "");

  static final Comparison NOT_COMPARABLE = without(OptionalDouble.empty(), Verdict.NOT_COMPARABLE);

  /** One pair has a difference, but no spread. */
  static Comparison ofOnePair(double difference) {
    return without(OptionalDouble.of(difference), Verdict.ONE_FOLD);
  }

  static Comparison of(PairedTest test, Holm holm, String verdict) {
    return new Comparison(
        OptionalDouble.of(test.mean()),
        OptionalDouble.of(test.low()),
        OptionalDouble.of(test.high()),
        OptionalDouble.of(test.t()),
        OptionalDouble.of(test.df()),
        OptionalDouble.of(test.p()),
        OptionalDouble.of(holm.p()),
        OptionalDouble.of(test.pBetter()),
        verdict);
  }

  private static Comparison without(OptionalDouble difference, String verdict) {
    OptionalDouble none = OptionalDouble.empty();
    return new Comparison(difference, none, none, none, none, none, none, none, verdict);
  }
}
