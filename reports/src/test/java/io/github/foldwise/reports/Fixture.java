package io.github.foldwise.reports;

import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.PredictionRow;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Supplements;
import io.github.foldwise.reports.records.TrialRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A small run directory among the test resources: a baseline and three variants, five folds, three
 * epochs, one trial diverged. Its numbers are invented; its statistics were computed in Python.
 */
public final class Fixture {
  private Fixture() {}

  /** The folder of {@link #full}. */
  public static Path fullFolder() {
    return folder("full");
  }

  public static Path folder() {
    return folder("run");
  }

  private static Path folder(String name) {
    try {
      return Path.of(Fixture.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static RunRecords records() {
    return RunDirectory.at(folder()).read();
  }

  /** A run of the same declaration that has every file which a run may have, invented as well. */
  public static RunRecords full() {
    return RunDirectory.at(folder("full")).read();
  }

  public static Path copyTo(Path target) {
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static RunRecords withTrials(RunRecords records, List<TrialRow> trials) {
    return new RunRecords(
        records.provenance(),
        trials,
        records.epochs(),
        records.summary(),
        records.confusion(),
        records.model(),
        records.samples(),
        records.supplements(),
        records.timings());
  }

  public static RunRecords withSamples(RunRecords records, List<SampleRow> samples) {
    return new RunRecords(
        records.provenance(),
        records.trials(),
        records.epochs(),
        records.summary(),
        records.confusion(),
        records.model(),
        samples,
        records.supplements(),
        records.timings());
  }

  public static RunRecords withRefit(RunRecords records) {
    RefitRow refit =
        new RefitRow(
            "dropout=0.2",
            4,
            7,
            3,
            600,
            OptionalInt.of(100),
            Optional.of(0.85f),
            Optional.of(0.5f),
            Optional.of(0.4f),
            Optional.empty());
    return new RunRecords(
        records.provenance(),
        records.trials(),
        records.epochs(),
        records.summary(),
        records.confusion(),
        records.model(),
        records.samples(),
        new Supplements(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(refit),
            List.of(),
            List.of(),
            List.of()),
        records.timings());
  }

  public static RunRecords withPredictions(RunRecords records, List<PredictionRow> predictions) {
    Supplements others = records.supplements();
    return withSupplements(
        records,
        new Supplements(
            others.calibration(),
            others.warnings(),
            others.published(),
            others.nested(),
            others.refit(),
            others.settings(),
            predictions,
            others.costs()));
  }

  public static RunRecords withSummary(RunRecords records, List<SummaryRow> summary) {
    return new RunRecords(
        records.provenance(),
        records.trials(),
        records.epochs(),
        summary,
        records.confusion(),
        records.model(),
        records.samples(),
        records.supplements(),
        records.timings());
  }

  public static RunRecords withEpochs(RunRecords records, List<EpochRow> epochs) {
    return new RunRecords(
        records.provenance(),
        records.trials(),
        epochs,
        records.summary(),
        records.confusion(),
        records.model(),
        records.samples(),
        records.supplements(),
        records.timings());
  }

  public static RunRecords withConfusion(RunRecords records, List<ConfusionRow> confusion) {
    return new RunRecords(
        records.provenance(),
        records.trials(),
        records.epochs(),
        records.summary(),
        confusion,
        records.model(),
        records.samples(),
        records.supplements(),
        records.timings());
  }

  public static RunRecords withMonitoring(RunRecords records, boolean monitorsTest) {
    Provenance p = records.provenance();
    return withProvenance(
        records, provenance(p, p.experiment(), p.preset(), monitorsTest, p.mainClass()));
  }

  public static RunRecords withPreset(RunRecords records, String preset) {
    Provenance p = records.provenance();
    return withProvenance(
        records, provenance(p, p.experiment(), preset, p.monitorsTest(), p.mainClass()));
  }

  public static RunRecords withMainClass(RunRecords records, String mainClass) {
    Provenance p = records.provenance();
    return withProvenance(
        records, provenance(p, p.experiment(), p.preset(), p.monitorsTest(), mainClass));
  }

  public static RunRecords withExperiment(RunRecords records, String name) {
    Provenance p = records.provenance();
    return withProvenance(
        records, provenance(p, name, p.preset(), p.monitorsTest(), p.mainClass()));
  }

  /** The run with these names of its first classes. */
  public static RunRecords withClasses(String... first) {
    RunRecords records = records();
    Provenance p = records.provenance();
    Provenance.Data data = p.data();
    List<String> classes = new ArrayList<>(data.classes());
    for (int label = 0; label < first.length; label++) {
      classes.set(label, first[label]);
    }
    return withProvenance(
        records,
        provenance(
            p,
            new Provenance.Data(
                data.name(),
                data.title(),
                data.trainRows(),
                data.testRows(),
                data.shape(),
                classes,
                data.sha256()),
            p.experiment(),
            p.preset(),
            p.monitorsTest(),
            p.mainClass()));
  }

  /** The run with a title and an author of its report. */
  public static RunRecords withTitle(RunRecords records, String title, String author) {
    Provenance p = records.provenance();
    return withProvenance(records, provenance(p, title, author, p.score(), p.variants()));
  }

  /** The run, as if its variants were compared by this score. */
  public static RunRecords withScore(RunRecords records, String score) {
    Provenance p = records.provenance();
    return withProvenance(records, provenance(p, p.title(), p.author(), score, p.variants()));
  }

  /** The provenance of a run whose variants have these settings. */
  public static Provenance provenanceWithVariants(Map<String, Map<String, Object>> variants) {
    Provenance p = records().provenance();
    return provenance(p, p.title(), p.author(), p.score(), variants);
  }

  private static Provenance provenance(
      Provenance p,
      String title,
      String author,
      String score,
      Map<String, Map<String, Object>> variants) {
    return new Provenance(
        p.format(),
        p.experiment(),
        title,
        author,
        p.preset(),
        p.command(),
        p.specification(),
        p.baseline(),
        p.folds(),
        p.data(),
        p.seed(),
        p.repeats(),
        p.plannedTrials(),
        p.threads(),
        p.monitorsTest(),
        p.margin(),
        score,
        p.versions(),
        p.system(),
        p.device(),
        p.gitCommit(),
        p.mainClass(),
        variants,
        p.validatedRows(),
        p.foldRows());
  }

  public static RunRecords withSupplements(RunRecords records, Supplements supplements) {
    return new RunRecords(
        records.provenance(),
        records.trials(),
        records.epochs(),
        records.summary(),
        records.confusion(),
        records.model(),
        records.samples(),
        supplements,
        records.timings());
  }

  private static Provenance provenance(
      Provenance p, String experiment, String preset, boolean monitorsTest, String mainClass) {
    return provenance(p, p.data(), experiment, preset, monitorsTest, mainClass);
  }

  private static Provenance provenance(
      Provenance p,
      Provenance.Data data,
      String experiment,
      String preset,
      boolean monitorsTest,
      String mainClass) {
    return new Provenance(
        p.format(),
        experiment,
        p.title(),
        p.author(),
        preset,
        p.command(),
        p.specification(),
        p.baseline(),
        p.folds(),
        data,
        p.seed(),
        p.repeats(),
        p.plannedTrials(),
        p.threads(),
        monitorsTest,
        p.margin(),
        p.score(),
        p.versions(),
        p.system(),
        p.device(),
        p.gitCommit(),
        mainClass,
        p.variants(),
        p.validatedRows(),
        p.foldRows());
  }

  public static RunRecords withProvenance(RunRecords records, Provenance provenance) {
    return new RunRecords(
        provenance,
        records.trials(),
        records.epochs(),
        records.summary(),
        records.confusion(),
        records.model(),
        records.samples(),
        records.supplements(),
        records.timings());
  }
}
