package io.github.foldwise.run.records;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.run.plan.Tables;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Records where a run's numbers come from. */
public final class Origin {
  /** The version of this library; a test holds it to the build's. */
  public static final String FOLDWISE = "0.2.0";

  private Origin() {}

  static Provenance of(RunRequest request, Plan plan, List<String> processorFeatures) {
    CheckedExperiment experiment = request.experiment();
    CheckedVariant baseline = experiment.baseline();
    return new Provenance(
        Provenance.FORMAT,
        experiment.name(),
        experiment.title().orElse(""),
        experiment.author().orElse(""),
        request.preset(),
        request.command(),
        new Provenance.Specification(plan.specification().experiment(), experiment.text()),
        baseline.parameters().stream().map(Origin::parameter).toList(),
        baseline.folding(),
        data(experiment, plan.specification().data()),
        experiment.seed(),
        experiment.protocol().repeats(),
        plan.trials().size(),
        request.threads(),
        experiment.testedEachTrial(),
        experiment.protocol().margin(),
        experiment.protocol().score().name(),
        new Provenance.Versions(
            FOLDWISE, request.tensorflowVersion(), System.getProperty("java.version")),
        new Provenance.Machine(
            operatingSystem(), Processor.name(), processorFeatures, plan.specification().kernels()),
        request.device(),
        GitCommit.of(Path.of("")),
        request.mainClass(),
        variants(experiment),
        (int)
            baseline.folds().stream()
                .flatMapToInt(fold -> fold.validation().stream())
                .distinct()
                .count(),
        foldRows(experiment, plan));
  }

  /** Only a variant on other folds than the baseline has hashes of its own. */
  private static Map<String, List<String>> foldRows(CheckedExperiment experiment, Plan plan) {
    Set<String> elsewhere = Tables.onOtherFolds(experiment);
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (CheckedVariant variant : experiment.variants()) {
      String name = variant.variant().name();
      if (variant.equals(experiment.baseline()) || elsewhere.contains(name)) {
        rows.put(name, variant.folds().stream().map(plan::rows).toList());
      }
    }
    return rows;
  }

  private static Provenance.Parameter parameter(Setting<?> setting) {
    String text = setting.toString(); // name=value, the value as --set takes it
    return new Provenance.Parameter(
        setting.param().name(), text.substring(setting.param().name().length() + 1));
  }

  /** The settings of each variant that differ from the baseline's, as typed values. */
  private static Map<String, Map<String, Object>> variants(CheckedExperiment experiment) {
    List<Setting<?>> baseline = experiment.baseline().parameters();
    Map<String, Map<String, Object>> variants = new LinkedHashMap<>();
    for (CheckedVariant variant : experiment.variants()) {
      Map<String, Object> settings = new LinkedHashMap<>();
      variant.parameters().stream()
          .filter(setting -> !baseline.contains(setting))
          .forEach(setting -> settings.put(setting.param().name(), typed(setting.value())));
      unread(baseline, variant).forEach(name -> settings.put(name, null));
      if (!settings.isEmpty()) {
        variants.put(variant.variant().name(), settings);
      }
    }
    return variants;
  }

  /** Names of parameters that the baseline reads and a variant does not. */
  private static Stream<String> unread(List<Setting<?>> baseline, CheckedVariant variant) {
    return baseline.stream()
        .map(Setting::param)
        .filter(param -> variant.parameters().stream().noneMatch(s -> s.param().equals(param)))
        .map(Param::name);
  }

  private static Object typed(Object value) {
    return value instanceof Number || value instanceof Boolean ? value : Setting.text(value);
  }

  private static Provenance.Data data(CheckedExperiment experiment, String hash) {
    DataSet data = experiment.data();
    return new Provenance.Data(
        data.name(),
        data.title(),
        data.training().rows(),
        data.test().map(ImageData::rows).orElse(0),
        data.training().shape().toString(),
        classNames(experiment),
        hash);
  }

  /** Classes without names get their numbers as names. */
  private static List<String> classNames(CheckedExperiment experiment) {
    List<String> names = experiment.data().classNames();
    int classes =
        experiment.variants().stream()
            .mapToInt(variant -> variant.model().spec().classes())
            .max()
            .orElseThrow();
    return names.isEmpty() ? IntStream.range(0, classes).mapToObj(String::valueOf).toList() : names;
  }

  private static String operatingSystem() {
    return String.format(
        Locale.ROOT,
        "%s %s (%s)",
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("os.arch"));
  }
}
