package io.github.foldwise.reports.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The contents of a run directory, except for the journal.
 *
 * @param provenance origin of the numbers
 * @param trials rows of {@code trials.csv}, in plan order; the plan's first trial is the baseline's
 * @param epochs rows of {@code epochs.csv}
 * @param summary rows of {@code summary.csv}
 * @param confusion rows of {@code confusion.csv}
 * @param model rows of {@code model.csv}
 * @param samples rows of {@code samples.csv}
 * @param supplements rows of the optional files
 * @param timings rows of {@code timings.csv}; reports ignore them
 */
public record RunRecords(
    Provenance provenance,
    List<TrialRow> trials,
    List<EpochRow> epochs,
    List<SummaryRow> summary,
    List<ConfusionRow> confusion,
    List<ModelRow> model,
    List<SampleRow> samples,
    Supplements supplements,
    List<TimingRow> timings) {

  /** The name of the first variant. */
  public static final String BASELINE = "baseline";

  /** Copies the lists. */
  public RunRecords {
    trials = List.copyOf(trials);
    epochs = List.copyOf(epochs);
    summary = List.copyOf(summary);
    confusion = List.copyOf(confusion);
    model = List.copyOf(model);
    samples = List.copyOf(samples);
    timings = List.copyOf(timings);
  }

  /** The trials of the baseline. */
  public List<TrialRow> trialsOfTheBaseline() {
    return trials.stream().filter(trial -> trial.variant().equals(BASELINE)).toList();
  }

  /** Those of them that are done. */
  public List<TrialRow> doneTrialsOfTheBaseline() {
    return trialsOfTheBaseline().stream().filter(TrialRow::isDone).toList();
  }

  /**
   * The number of different rows that the done trials of the baseline were validated on: all that
   * its folds validate, if they hold that many. Repeats and overlapping folds validate rows again.
   */
  public long validatedRows() {
    return Math.min(
        doneTrialsOfTheBaseline().stream().mapToLong(TrialRow::validationRows).sum(),
        provenance.validatedRows());
  }

  /**
   * The number of times that a trial in training was evaluated on the test set. One training under
   * several names counts once: its rows have the same figures.
   */
  public long testEvaluations() {
    return epochs.stream()
        .filter(EpochRow::usesTheTestSet)
        .map(EpochRow::ofAnyName)
        .distinct()
        .count();
  }

  /** The warning of test-set uses by trials that are no longer in these tables. */
  public Optional<WarningRow> openedBefore() {
    return supplements.warnings().stream()
        .filter(warning -> warning.kind().equals(WarningRow.OPENED_BEFORE))
        .findFirst();
  }

  /** The hash of each variant's specification, by name; equal for variants of one computation. */
  public Map<String, String> specifications() {
    return trials.stream()
        .collect(Collectors.toMap(TrialRow::variant, TrialRow::spec, (first, second) -> first));
  }

  /** Whether the folds are run more than once. */
  public boolean isRepeated() {
    return provenance.repeats() > 1;
  }
}
