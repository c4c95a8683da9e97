package io.github.foldwise.experiment;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.RowTexts;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Variant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An experiment that passed all checks and can run on its data. Immutable. */
public final class CheckedExperiment {
  private final String name;
  private final Optional<String> title;
  private final Optional<String> author;
  private final DataSet data;
  private final Protocol protocol;
  private final List<CheckedVariant> variants;
  private final List<Ablation> tables;
  private final Optional<Published> published;
  private final Lazy<List<Warning>> warnings;

  CheckedExperiment(
      String name,
      Optional<String> title,
      Optional<String> author,
      DataSet data,
      Protocol protocol,
      List<CheckedVariant> variants,
      List<Ablation> tables,
      Optional<Published> published,
      Function<CheckedExperiment, List<Warning>> warnings) {
    this.name = name;
    this.title = title;
    this.author = author;
    this.data = data;
    this.protocol = protocol;
    this.variants = List.copyOf(variants);
    this.tables = List.copyOf(tables);
    this.published = published;
    this.warnings = new Lazy<>(() -> List.copyOf(warnings.apply(this)));
  }

  /** The declared name. */
  public String name() {
    return name;
  }

  /** The title of its report; empty if its name is the title. */
  public Optional<String> title() {
    return title;
  }

  /** Who hands in its report; empty if nobody is named. */
  public Optional<String> author() {
    return author;
  }

  /** The data that it runs on. */
  public DataSet data() {
    return data;
  }

  /** How it is carried out and evaluated. */
  public Protocol protocol() {
    return protocol;
  }

  /** The baseline first, every name once. */
  public List<CheckedVariant> variants() {
    return variants;
  }

  /** Name and variants of each table; a variant that changes nothing is the baseline. */
  public List<Ablation> tables() {
    return tables;
  }

  /** Published figures for the same tables. */
  public Optional<Published> published() {
    return published;
  }

  /**
   * Warnings, which do not prevent a run. The first call searches the data for copies of images,
   * which may take seconds; others wait for it.
   */
  public List<Warning> warnings() {
    return warnings.get();
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

  /** By name, each variant that repeats a computation: the first one with it, in plan order. */
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

  /** The seed of everything random but the folds. */
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

  /** The inner folds of each of the baseline's folds, in order; empty without nesting. */
  public List<List<Fold>> innerFolds() {
    int[] labels = data.training().labels();
    RowTexts texts = data.training().texts();
    return protocol
        .inner()
        .map(
            rule ->
                baseline().folds().stream().map(fold -> fold.inner(rule, labels, texts)).toList())
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

  @Override
  public boolean equals(Object other) {
    return other instanceof CheckedExperiment experiment && parts().equals(experiment.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Everything but the warnings, which follow from it. */
  private List<Object> parts() {
    return List.of(name, title, author, data, protocol, variants, tables, published);
  }

  @Override
  public String toString() {
    return "experiment %s on %s: %s variants".formatted(name, data.name(), variants.size());
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
