package io.github.foldwise.experiment;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Fold;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An experiment that passed all checks and can run on its data.
 *
 * @param name the declared name
 * @param data the data set
 * @param protocol how it is run and evaluated
 * @param variants the baseline first, every name once
 * @param tables name and variants of each table; a variant that changes nothing is the baseline
 * @param published published figures for the same tables
 * @param warnings what should be known before it runs and does not hinder it; who reads them waits
 *     until they are found
 */
public record CheckedExperiment(
    String name,
    DataSet data,
    Protocol protocol,
    List<CheckedVariant> variants,
    List<Ablation> tables,
    Optional<Published> published,
    List<Warning> warnings) {
  public CheckedExperiment {
    variants = List.copyOf(variants);
    tables = List.copyOf(tables);
    warnings = warnings instanceof AwaitedList<Warning> ? warnings : List.copyOf(warnings);
  }

  /** The baseline. */
  public CheckedVariant baseline() {
    return variants.get(0);
  }

  /** The variant with this name, which must be in one of the tables. */
  public CheckedVariant checked(String variant) {
    return variants.stream()
        .filter(checked -> checked.variant().name().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Maps the name of each variant that repeats an earlier computation to the first such variant, in
   * plan order.
   */
  public Map<String, CheckedVariant> twins() {
    Map<String, CheckedVariant> twins = new LinkedHashMap<>();
    Map<String, List<CheckedVariant>> firsts = new HashMap<>();
    for (CheckedVariant variant : variants) {
      List<CheckedVariant> alike =
          firsts.computeIfAbsent(variant.computation(), text -> new ArrayList<>());
      Optional<CheckedVariant> first = alike.stream().filter(variant::hasFoldsOf).findFirst();
      first.ifPresentOrElse(
          twin -> twins.put(variant.variant().name(), twin), () -> alike.add(variant));
    }
    return twins;
  }

  CheckedExperiment withWarnings(List<Warning> known) {
    return new CheckedExperiment(name, data, protocol, variants, tables, published, known);
  }

  /** The seed of everything random except the folds. */
  public long seed() {
    return protocol.seed();
  }

  /**
   * The variants that the best one is selected from, each computation once: those with the
   * baseline's folds that differ by more than chance.
   */
  public List<CheckedVariant> candidates() {
    Set<String> again = twins().keySet();
    return variants.stream()
        .filter(variant -> !variant.variant().nextSeed())
        .filter(variant -> variant.hasFoldsOf(baseline()))
        .filter(variant -> !again.contains(variant.variant().name()))
        .toList();
  }

  /**
   * The inner folds of each of the baseline's folds, in their order; empty if the selection is not
   * nested.
   */
  public List<List<Fold>> innerFolds() {
    int[] labels = data.training().labels();
    return protocol
        .inner()
        .map(rule -> baseline().folds().stream().map(fold -> fold.inner(rule, labels)).toList())
        .orElse(List.of());
  }

  /** Whether the test rows are evaluated after each epoch. */
  public boolean testedEachTrial() {
    return protocol.testedEachTrial();
  }

  /**
   * Canonical text: everything that decides the outcome of a run except the threads of a trial and
   * the kind of CPU. Experiments with the same text give the same figures.
   */
  public String text() {
    return Stream.of(
            Stream.of(
                "experiment: " + name,
                "data: " + data.name(),
                "training rows: " + text(data.training()),
                "test rows: " + data.test().map(CheckedExperiment::text).orElse("none"),
                protocol.text()),
            tables.stream().map(CheckedExperiment::text),
            variants.stream().map(CheckedExperiment::text))
        .flatMap(line -> line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** SHA-256 of {@link #text()}: 64 hexadecimal digits. */
  public String hash() {
    return Fingerprint.of(text());
  }

  private static String text(ImageData images) {
    return "%s of %s, sha256 %s".formatted(images.rows(), images.shape(), images.sha256());
  }

  private static String text(Ablation table) {
    return table.variants().stream()
        .map(Variant::name)
        .collect(Collectors.joining(", ", "table " + table.name() + ": ", ""));
  }

  private static String text(CheckedVariant checked) {
    String seeds = checked.variant().nextSeed() ? " (seeds of the next repeat)" : "";
    return "variant %s%s:\n%s"
        .formatted(checked.variant().name(), seeds, checked.text().indent(2).stripTrailing());
  }
}
