package io.github.foldwise.reports.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a run directory holds of a run, but for the journal.
 *
 * @param provenance where the numbers come from
 * @param trials rows of {@code trials.csv}, in plan order; the plan's first trial is the baseline's
 * @param epochs rows of {@code epochs.csv}
 * @param summary rows of {@code summary.csv}
 * @param confusion rows of {@code confusion.csv}
 * @param model rows of {@code model.csv}
 * @param samples rows of {@code samples.csv}
 * @param supplements rows of the files that not every run has
 * @param timings rows of {@code timings.csv}; no report reads them
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

  public List<TrialRow> trialsOfTheBaseline() {
    return trials.stream().filter(trial -> trial.variant().equals(BASELINE)).toList();
  }

  public List<TrialRow> doneTrialsOfTheBaseline() {
    return trialsOfTheBaseline().stream().filter(TrialRow::isDone).toList();
  }

  /**
   * How often a trial was measured on the test set while it was trained. One training under several
   * names looked once: its rows tell the same figures.
   */
  public long looksAtTheTestSet() {
    return epochs.stream()
        .filter(EpochRow::looksAtTheTestSet)
        .map(EpochRow::ofAnyName)
        .distinct()
        .count();
  }

  /** What is warned of looks at the test set that no trial of these tables took. */
  public Optional<WarningRow> openedBefore() {
    return supplements.warnings().stream()
        .filter(warning -> warning.kind().equals(WarningRow.OPENED_BEFORE))
        .findFirst();
  }

  /** What is the same of variants that are one computation, by the variants' names. */
  public Map<String, String> specifications() {
    return trials.stream()
        .collect(Collectors.toMap(TrialRow::variant, TrialRow::spec, (first, second) -> first));
  }

  public boolean isRepeated() {
    return provenance.repeats() > 1;
  }
}
