package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.util.List;
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
    Verdict verdict) {

  /** For the baseline itself, and for a variant that shares no done trial with it. */
  static final Comparison NONE = without(OptionalDouble.empty(), Kind.NONE);

  static final Comparison NOT_COMPARABLE = without(OptionalDouble.empty(), Kind.NOT_COMPARABLE);

  /** One pair has a difference, but no spread. */
  static Comparison ofOnePair(double difference) {
    return without(OptionalDouble.of(difference), Kind.ONE_FOLD);
  }

  /** Two or more pairs with equal differences, which have no spread either. */
  static Comparison ofEqualPairs(List<Double> differences) {
    OptionalDouble none = OptionalDouble.empty();
    return new Comparison(
        differences.stream().mapToDouble(difference -> difference).average(),
        none,
        none,
        none,
        OptionalDouble.of(differences.size() - 1),
        none,
        none,
        none,
        Verdict.of(Kind.NO_SPREAD));
  }

  static Comparison of(PairedTest test, Holm holm, Verdict verdict) {
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

  private static Comparison without(OptionalDouble difference, Kind kind) {
    OptionalDouble none = OptionalDouble.empty();
    return new Comparison(difference, none, none, none, none, none, none, none, Verdict.of(kind));
  }
}
