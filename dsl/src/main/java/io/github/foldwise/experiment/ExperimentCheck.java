package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.guard.Names;
import io.github.foldwise.split.Fold;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks a whole experiment before anything trains. */
final class ExperimentCheck {
  private final Experiment experiment;
  private final DataSet data;
  private final PublishedCheck published;
  private final Map<Variant, Declared> declared = new LinkedHashMap<>();
  private final Map<Variant, VariantCheck> variants = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  ExperimentCheck(Experiment experiment, DataSet data) {
    this.experiment = experiment;
    this.data = requireNonNull(data, "the data set");
    this.published = new PublishedCheck(experiment);
  }

  CheckedExperiment check() {
    problems.addAll(Names.ofExperiment(experiment.name(), experiment.presets()));
    experiment.title().flatMap(Names::ofTitle).ifPresent(problems::add);
    experiment.author().flatMap(Names::ofAuthor).ifPresent(problems::add);
    declareVariants();
    checkProtocol();
    checkTest();
    checkVariants();
    problems.addAll(new TableCheck(experiment.sweeps(), experiment.params()).problems());
    problems.addAll(published.problems());
    checkParameters();
    checkSelection();
    RefusedException.throwIfAny(problems);
    return checked();
  }

  private void declareVariants() {
    Splits splits = new Splits(data.training().labels());
    TestImages testImages = new TestImages(data);
    for (Variant variant : experiment.variants()) {
      declared.put(variant, experiment.declare(variant).forRows(data.training().texts()));
      variants.put(
          variant, new VariantCheck(variant, declared.get(variant), data, splits, testImages));
    }
  }

  private void checkProtocol() {
    List<List<Fold>> folds = variants.values().stream().map(VariantCheck::folds).toList();
    problems.addAll(new ProtocolCheck(experiment.protocol(), data, folds).problems());
  }

  private void checkTest() {
    data.test()
        .filter(test -> !test.shape().equals(data.training().shape()))
        .ifPresent(
            test ->
                problems.add(
                    Problem.of(
                        "test images of " + data.name(),
                        "the shape of the training images, " + data.training().shape(),
                        test.shape().toString(),
                        "Give both sets of images the same height, width and channels.")));
  }

  /** Reports problems of the baseline once, not again for each variant. */
  private void checkVariants() {
    Set<String> ofBaseline =
        variants.get(Variant.BASELINE).problems().stream()
            .map(ExperimentCheck::withoutPosition)
            .collect(Collectors.toSet());
    variants.forEach(
        (variant, check) -> {
          if (variant.equals(Variant.BASELINE)) {
            problems.addAll(check.problems());
          } else {
            check.problems().stream()
                .filter(problem -> !ofBaseline.contains(withoutPosition(problem)))
                .forEach(p -> problems.add(p.within("variant " + variant.name())));
          }
        });
  }

  /** A layer may have another position in a variant; its problem is the same. */
  private static String withoutPosition(Problem problem) {
    String place = problem.place().replaceFirst("^layer [0-9]+ ", "layer ");
    return String.join("\n", place, problem.expected(), problem.found());
  }

  /** Unread parameters are known only if every declaration was evaluated to its end. */
  private void checkParameters() {
    ParameterCheck parameters = new ParameterCheck(experiment, declared.values());
    problems.addAll(parameters.misnamed());
    if (declared.values().stream().allMatch(variant -> variant.problems().isEmpty())) {
      problems.addAll(parameters.unread());
    }
  }

  /** Candidates are known only if no variant has problems. */
  private void checkSelection() {
    if (variants.values().stream().allMatch(variant -> variant.problems().isEmpty())) {
      problems.addAll(new SelectionCheck(checked()).problems());
    }
  }

  private CheckedExperiment checked() {
    return new CheckedExperiment(
        experiment.name(),
        experiment.title(),
        experiment.author(),
        data,
        experiment.protocol().forRows(data.training().texts()),
        variants.values().stream().map(VariantCheck::checked).toList(),
        experiment.ablations().stream().map(this::deduplicated).toList(),
        published.published(),
        this::warnings);
  }

  private List<Warning> warnings(CheckedExperiment checked) {
    return Stream.of(
            data.remarks().stream().map(Warning::of).toList(),
            new ClassesWithoutRows(checked).warnings(),
            new RoleWarnings(checked).warnings(),
            new DuplicateWarnings(data, checked.baseline().folds()).warnings(),
            new NameWarnings(data, checked.baseline().folds()).warnings(),
            warningsOfFolds(),
            new ScoreWarnings(checked).warnings())
        .flatMap(List::stream)
        .toList();
  }

  /** Like problems: those of the baseline once, others with their variant. */
  private List<Warning> warningsOfFolds() {
    List<Warning> ofBaseline = variants.get(Variant.BASELINE).warnings();
    List<Warning> warnings = new ArrayList<>(ofBaseline);
    variants.forEach(
        (variant, check) ->
            check.warnings().stream()
                .filter(warning -> !ofBaseline.contains(warning))
                .forEach(warning -> warnings.add(warning.of(variant))));
    return warnings;
  }

  private Ablation deduplicated(Ablation table) {
    return new Ablation(
        table.name(), table.variants().stream().map(experiment::orBaseline).distinct().toList());
  }
}
