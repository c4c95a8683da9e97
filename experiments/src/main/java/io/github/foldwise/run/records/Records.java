package io.github.foldwise.run.records;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Published;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.ModelRow;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.PublishedRow;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.reports.records.SettingRow;
import io.github.foldwise.reports.records.Supplements;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.WarningRow;
import io.github.foldwise.reports.statistics.Summaries;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.PlannedTrial;
import io.github.foldwise.run.plan.Refit;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.run.plan.Tables;
import io.github.foldwise.trial.Trainer;
import io.github.foldwise.trial.TrialCosts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Derives a run directory's tables from the plan and the outcomes of its trials. */
public final class Records {
  private final CheckedExperiment experiment;
  private final Plan plan;
  private final Provenance provenance;
  private final List<ModelRow> model;
  private final List<SettingRow> settings;
  private final List<SampleRow> samples;
  private final List<PublishedRow> published;
  private final List<WarningRow> acting;
  private final PredictionRows predictions;
  private final CostRows costs;

  private Records(
      CheckedExperiment experiment,
      Plan plan,
      Provenance provenance,
      TrialCosts costs,
      String acting) {
    this.experiment = experiment;
    this.plan = plan;
    this.provenance = provenance;
    this.model = experiment.variants().stream().flatMap(ModelRows::of).toList();
    boolean someFreeze =
        experiment.variants().stream().anyMatch(v -> !v.model().frozenLayers().isEmpty());
    this.settings =
        experiment.variants().stream()
            .flatMap(
                variant -> SettingRows.of(variant, data(), provenance.data().classes(), someFreeze))
            .toList();
    this.samples = ClassSamples.of(data(), experiment.seed());
    this.published = experiment.published().map(Records::published).orElse(List.of());
    this.predictions = new PredictionRows(experiment.data(), baseline());
    this.costs = new CostRows(experiment, costs);
    this.acting = acting(acting);
  }

  /** Those of a run by this trainer. */
  public static Records of(RunRequest request, Plan plan, Trainer trainer) {
    return new Records(
        request.experiment(),
        plan,
        Origin.of(request, plan, trainer.processorFeatures()),
        trainer.costs(),
        request.acting());
  }

  /**
   * All tables in plan order, independent of the order in which trials ended.
   *
   * @param testUsesBefore evaluations of the test rows before the experiment was edited
   * @param warnings of the experiment, as far as they are known
   */
  public RunRecords after(
      Function<PlannedTrial, Optional<Outcome>> outcomes,
      long testUsesBefore,
      List<Warning> warnings) {
    List<TrialRecords> ended =
        plan.trials().stream()
            .flatMap(
                trial ->
                    outcomes
                        .apply(trial)
                        .map(o -> new TrialRecords(trial, o, experiment.protocol().score()))
                        .stream())
            .toList();
    List<TrialRow> trials = ended.stream().map(TrialRecords::row).toList();
    return new RunRecords(
        provenance,
        trials,
        all(ended, TrialRecords::epochs),
        Summaries.of(trials, Tables.of(experiment), provenance.margin()),
        all(
            all(ended, refit(outcomes).stream().map(Ended::records).toList()),
            trial -> trial.confusion(provenance.data().classes().size())),
        model,
        all(samples, MistakeSamples.of(data(), ended, baseline())),
        new Supplements(
            CalibrationRows.of(ended),
            warnings(testUsesBefore, warnings),
            published,
            NestedRows.of(plan, outcomes, experiment.protocol().score()),
            refit(outcomes).flatMap(Ended::row).stream().toList(),
            settings,
            predictions.of(
                ended,
                refit(outcomes).filter(refit -> refit.outcome().isDone()).map(Ended::records)),
            costs.of(trials)),
        all(ended, TrialRecords::timings));
  }

  private List<WarningRow> warnings(long testUsesBefore, List<Warning> warnings) {
    List<WarningRow> rows = all(warnings.stream().map(Records::warning).toList(), acting);
    return testUsesBefore == 0 ? rows : all(rows, List.of(openedBefore(testUsesBefore)));
  }

  /** A refit that has ended. */
  private record Ended(Refit refit, Outcome outcome) {
    TrialRecords records() {
      return new TrialRecords(refit.trial(), outcome, refit.score());
    }

    Optional<RefitRow> row() {
      return refit.row(outcome);
    }
  }

  private Optional<Ended> refit(Function<PlannedTrial, Optional<Outcome>> outcomes) {
    return Refit.of(experiment, plan, outcomes)
        .flatMap(refit -> outcomes.apply(refit.trial()).map(outcome -> new Ended(refit, outcome)));
  }

  private static List<WarningRow> acting(String name) {
    return name.isEmpty()
        ? List.of()
        : List.of(
            new WarningRow(
                "acting listener",
                "A listener of the program, '%s', may end trainings and set learning rates; `journal.jsonl` holds what it did."
                    .formatted(name),
                "The declaration and the seed repeat these figures only together with this"
                    + " listener."));
  }

  private static WarningRow openedBefore(long evaluations) {
    return new WarningRow(
        WarningRow.OPENED_BEFORE,
        "The test rows were evaluated %s in this run directory by trials that the experiment no longer has."
            .formatted(evaluations == 1 ? "once" : evaluations + " times"),
        "Edits made since may rest on those results, so no test accuracy here is an unbiased"
            + " estimate.");
  }

  private static WarningRow warning(Warning warning) {
    return new WarningRow(warning.kind(), warning.finding(), warning.consequence());
  }

  private ImageData data() {
    return experiment.data().training();
  }

  private String baseline() {
    return experiment.baseline().variant().name();
  }

  private static List<PublishedRow> published(Published figures) {
    return figures.figures().stream()
        .map(
            figure ->
                new PublishedRow(
                    figures.source(),
                    figure.table(),
                    figure.variant(),
                    figure.accuracy(),
                    figure.loss(),
                    figure.chosen()))
        .toList();
  }

  private static <R> List<R> all(List<R> some, List<R> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static <R> List<R> all(
      List<TrialRecords> trials, Function<TrialRecords, Stream<R>> rows) {
    return trials.stream().flatMap(rows).toList();
  }
}
