package io.github.foldwise.reports.statistics;

import static java.util.stream.Collectors.toSet;

import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.Verdict.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which {@link Verdict} a comparison supports: practically equal, else better or worse, else
 * undecided. How a variant's trials ended comes before its figures.
 */
final class Verdicts {
  /** A p value below it counts as a difference. */
  static final double LEVEL = 0.05;

  private Verdicts() {}

  /**
   * The verdict on two or more pairs.
   *
   * @param test of the differences
   * @param holm its p value, corrected for the table
   * @param margin difference that does not matter
   * @param pairs give the size of another repeat
   */
  static Verdict of(PairedTest test, Holm holm, double margin, Pairs pairs) {
    if (test.low() >= -margin && test.high() <= margin) {
      return Verdict.of(Kind.PRACTICALLY_EQUAL);
    }
    if (holm.p() < LEVEL) {
      return Verdict.of(test.t() > 0 ? Kind.BETTER : Kind.WORSE);
    }
    return Verdict.undecided(RepeatsNeeded.of(test, holm.factor(), margin, pairs));
  }

  /**
   * The verdict if the variant was pruned or has no done trial; otherwise empty.
   *
   * @param trials those of the variant that have ended
   */
  static Optional<Verdict> ofEnds(List<TrialRow> trials) {
    Set<TrialStatus> ends = trials.stream().map(TrialRow::status).collect(toSet());
    if (ends.contains(TrialStatus.PRUNED)) {
      long pruned = trials.stream().filter(row -> row.status() == TrialStatus.PRUNED).count();
      return Optional.of(Verdict.pruned(trials.size() - (int) pruned, trials.size()));
    }
    if (ends.isEmpty() || ends.contains(TrialStatus.DONE)) {
      return Optional.empty();
    }
    Kind alone = ends.contains(TrialStatus.FAILED) ? Kind.FAILED : Kind.DIVERGED;
    return Optional.of(Verdict.of(ends.size() == 1 ? alone : Kind.DIVERGED_OR_FAILED));
  }
}
