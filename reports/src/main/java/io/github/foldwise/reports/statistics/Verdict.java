package io.github.foldwise.reports.statistics;

import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a comparison supports, in words; the first that holds:
 *
 * <ol>
 *   <li>{@code practically equal}: the 95 % interval of the difference lies within ± the margin;
 *   <li>{@code better} or {@code worse}: Holm's p is below 0.05;
 *   <li>{@code undecided (12 repeats would decide)}: see {@link RepeatsNeeded}; or {@code undecided
 *       (no number of repeats can decide)}; or, where one fold alone is done in both and there is
 *       no spread to judge by, {@code undecided (one fold has no spread)}.
 * </ol>
 *
 * <p>A variant on other folds than the baseline's is {@code not comparable}; one that was given up
 * is {@code pruned after 2 of 5 trials}, whatever its figures say; one without a done trial is
 * {@code diverged} or {@code failed}; any other that has no done trial in common with the baseline
 * has no verdict.
 */
final class Verdict {
  static final String PRACTICALLY_EQUAL = "practically equal";
  static final String BETTER = "better";
  static final String WORSE = "worse";
  static final String UNDECIDED = "undecided";
  static final String NOT_COMPARABLE = "not comparable";
  static final String PRUNED = "pruned";
  private static final String NEVER = "no number of repeats can decide";
  static final String ONE_FOLD = UNDECIDED + " (one fold has no spread)";

  /** Below it a p value speaks against chance. */
  static final double LEVEL = 0.05;

  private Verdict() {}

  /**
   * The verdict on two or more pairs.
   *
   * @param test of the differences
   * @param holm its p value, corrected for the table
   * @param margin difference that does not matter
   * @param pairs which say what another repeat would add
   */
  static String of(PairedTest test, Holm holm, double margin, Pairs pairs) {
    if (test.low() >= -margin && test.high() <= margin) {
      return PRACTICALLY_EQUAL;
    }
    if (holm.p() < LEVEL) {
      return test.t() > 0 ? BETTER : WORSE;
    }
    OptionalLong repeats = RepeatsNeeded.of(test, holm.factor(), margin, pairs);
    return UNDECIDED + " (" + (repeats.isPresent() ? words(repeats.getAsLong()) : NEVER) + ")";
  }

  /**
   * What is said of a variant instead, for how its trials ended; empty where its figures speak.
   *
   * @param trials those of the variant that have ended
   */
  static Optional<String> ofEnds(List<TrialRow> trials) {
    long pruned = trials.stream().filter(trial -> trial.status() == TrialStatus.PRUNED).count();
    if (pruned > 0) {
      return Optional.of(
          "%s after %s of %s trials".formatted(PRUNED, trials.size() - pruned, trials.size()));
    }
    if (trials.isEmpty() || trials.stream().anyMatch(TrialRow::isDone)) {
      return Optional.empty();
    }
    return Optional.of(
        trials.stream()
            .map(trial -> trial.status().name().toLowerCase(Locale.ROOT))
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or ")));
  }

  private static String words(long repeats) {
    return repeats == 1 ? "1 repeat would decide" : repeats + " repeats would decide";
  }
}
