package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.cli.text.BudgetText;
import io.github.foldwise.cli.text.ExtentText;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Extent;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.run.machine.Budget;
import io.github.foldwise.sweep.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that choose an experiment and change its settings. */
final class ExperimentOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The experiment; optional if there is only one.")
  private Optional<String> name;

  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      description = "One of its presets (default: the first). 'list' shows them.")
  private Optional<String> preset;

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description =
          "Images to use instead of the experiment's: a folder with a sub-folder per class, a zip,"
              + " tar or tar.gz of it, a CSV file of files and labels, IDX, NumPy, CIFAR or Parquet"
              + " files (Fashion-MNIST's default: FOLDWISE_DATA). 'data inspect' shows them.")
  private Optional<Path> data;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Keep only the first N training rows and the first N test rows; of rows in class order,"
              + " N with each class in proportion.")
  private Optional<Integer> limit;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of weights, shuffling and dropout; folds have their own seed.")
  private Optional<Long> seed;

  @Option(
      names = "--set",
      paramLabel = "PARAM=VALUE",
      description = "Changes a parameter of the baseline; repeatable.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = ExtentText.REPEATS,
      paramLabel = "N",
      description = "Run all folds N times, each time with new seeds (default: as declared).")
  private Optional<Integer> repeats;

  @Option(
      names = ExtentText.FIRST_FOLDS,
      paramLabel = "N",
      description = "Train only the first N folds of each scheme (default: all).")
  private Optional<Integer> firstFolds;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Run only as many repeats, or else folds, as fit into this time: 90s, 45m, 2h, 1h30m."
              + " Measures this machine's speed first, unless the same command started the run"
              + " directory: its choice is then kept.")
  private Optional<String> budget;

  /**
   * The chosen experiment, changed as the options say; its data is not read yet. Refuses options
   * that make no sense.
   */
  AskedExperiment ask(List<Experiment> experiments) {
    Experiment plain = find(experiments);
    Optional<String> presetName = preset.or(() -> plain.presets().stream().findFirst());
    Experiment declared = presetName.map(plain::preset).orElse(plain);
    Experiment changed = declared;
    for (Map.Entry<String, String> setting : settingsByName().entrySet()) {
      changed = changed.set(setting.getKey(), setting.getValue());
    }
    if (seed.isPresent()) {
      changed = changed.seed(seed.get());
    }
    requirePositiveLimit();
    return new AskedExperiment(
        changed,
        data,
        limit,
        new Extent(repeats, firstFolds),
        presetName.orElse(""),
        arguments(plain, presetName),
        absorbed(declared, changed));
  }

  /** The time that the run may take, if given; refuses other texts. */
  Optional<Budget> budget() {
    return budget.map(BudgetText::read);
  }

  /** Variants that are gone because the baseline now has their values. */
  private static List<String> absorbed(Experiment declared, Experiment chosen) {
    List<Variant> before = declared.variants();
    List<Variant> left = chosen.variants();
    return chosen.ablations().stream()
        .flatMap(table -> table.variants().stream())
        .filter(variant -> before.contains(variant) && !left.contains(variant))
        .map(Variant::name)
        .distinct()
        .toList();
  }

  private Experiment find(List<Experiment> experiments) {
    if (name.isEmpty() && experiments.size() == 1) {
      return experiments.get(0);
    }
    List<String> names = experiments.stream().map(Experiment::name).toList();
    if (name.isEmpty()) {
      throw new RefusedException(
          Problem.of(
              "experiment",
              "one of " + String.join(", ", names),
              "no name",
              "Name the experiment, for example '%s'.".formatted(names.get(0))));
    }
    return Suggestions.named("experiment", name.get(), experiments, Experiment::name);
  }

  private Map<String, String> settingsByName() {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      if (equals < 1) {
        throw new RefusedException(
            Problem.of(
                "--set",
                "PARAM=VALUE",
                "'" + setting + "'",
                "Write it as --set epochs=5, without spaces."));
      }
      String parameter = setting.substring(0, equals).strip();
      String value = setting.substring(equals + 1).strip();
      String other = byName.putIfAbsent(parameter, value);
      if (other != null && !other.equals(value)) {
        throw new RefusedException(
            Problem.of(
                "--set " + parameter,
                "one value",
                other + " and " + value,
                "Keep one of the two."));
      }
    }
    return byName;
  }

  private void requirePositiveLimit() {
    if (limit.orElse(1) < 1) {
      throw new RefusedException(
          Problem.of(
              "--limit",
              "at least 1",
              String.valueOf(limit.get()),
              "Leave it out to take all rows."));
    }
  }

  /** Arguments that repeat this choice, without paths: {@code fashion-mnist --preset quick}. */
  private String arguments(Experiment plain, Optional<String> presetName) {
    StringBuilder arguments = new StringBuilder(plain.name());
    presetName.ifPresent(given -> arguments.append(" --preset ").append(given));
    limit.ifPresent(given -> arguments.append(" --limit ").append(given));
    seed.ifPresent(given -> arguments.append(" --seed ").append(given));
    settingsByName().forEach((p, v) -> arguments.append(" --set ").append(p).append('=').append(v));
    return arguments.toString();
  }
}
