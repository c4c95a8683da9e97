package io.github.foldwise.experiment;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.DataSource;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.metrics.Score;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.split.Folds;
import io.github.foldwise.sweep.Ablation;
import io.github.foldwise.sweep.Grid;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.RandomSearch;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.sweep.SettingText;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An experiment: data, model, training and folds, as values or as functions of typed parameters,
 * and ablations around their baseline. Immutable: each word returns a new experiment.
 */
@CheckReturnValue
public final class Experiment {
  private static final Problem NO_DATA =
      Problem.of(
          "data",
          "a declaration",
          "none",
          "Add .data(…) to the experiment, such as a data set that ships with it.");

  private final String name;
  private Optional<String> title = Optional.empty();
  private Optional<String> author = Optional.empty();
  private Optional<DataSource> data = Optional.empty();
  private Declaration<ModelSpec> model = Declaration.missing("model");
  private Declaration<Training> training = Declaration.missing("training");
  private Declaration<Folds> folds = Declaration.missing("folds");
  private Protocol protocol = Protocol.STANDARD;
  private List<Setting<?>> baseline = List.of();
  private List<Sweep> sweeps = List.of();
  private Optional<Function<Params, Published>> published = Optional.empty();
  private Map<String, Preset> presets = Map.of();

  /** A named change of an experiment; the description is for people. */
  private record Preset(String description, UnaryOperator<Experiment> change) {}

  private Experiment(String name) {
    this.name = requireNonNull(name, "name");
  }

  /** An experiment with seed 0; data, model, training and folds must follow. */
  public static Experiment named(String name) {
    return new Experiment(name);
  }

  /** Gives its report this title instead of the experiment's name. Changes no result. */
  public Experiment title(String text) {
    requireNonNull(text, "title");
    return changed(copy -> copy.title = Optional.of(text));
  }

  /** Names who hands in its report, in one line: a person or several. Changes no result. */
  public Experiment author(String names) {
    requireNonNull(names, "author");
    return changed(copy -> copy.author = Optional.of(names));
  }

  /** Takes its data from a source, which is loaded when the experiment runs. */
  public Experiment data(DataSource source) {
    requireNonNull(source, "data");
    return changed(copy -> copy.data = Optional.of(source));
  }

  /** Takes this data set. */
  public Experiment data(DataSet dataSet) {
    return data(DataSource.of(requireNonNull(dataSet, "data")));
  }

  /** Takes these images for training and validation, without a test set or class names. */
  public Experiment data(ImageData images) {
    requireNonNull(images, "data");
    return data(new DataSet("images", "Images", images, Optional.empty(), List.of()));
  }

  /** Trains a model that depends on parameters. */
  public Experiment model(Function<Params, ModelSpec> declaration) {
    return changed(copy -> copy.model = model.as(declaration));
  }

  /** Trains this model. */
  public Experiment model(ModelSpec spec) {
    return changed(copy -> copy.model = model.as(spec));
  }

  /** Trains in a way that depends on parameters. */
  public Experiment training(Function<Params, Training> declaration) {
    return changed(copy -> copy.training = training.as(declaration));
  }

  /** Trains this way. */
  public Experiment training(Training fixed) {
    return changed(copy -> copy.training = training.as(fixed));
  }

  /** Validates on folds that depend on parameters. */
  public Experiment folds(Function<Params, ? extends Folds> declaration) {
    return changed(copy -> copy.folds = folds.as(declaration));
  }

  /** Validates on these folds. */
  public Experiment folds(Folds rule) {
    return changed(copy -> copy.folds = folds.as(rule));
  }

  /** Sets the seed of weights, order and dropout; folds have their own. */
  public Experiment seed(long number) {
    return with(protocol.seed(number));
  }

  /**
   * Evaluates the test rows after each epoch of each trial, in separate columns. The report counts
   * these evaluations, because they give no unbiased estimate of a choice based on them.
   */
  public Experiment testEachTrial() {
    return with(protocol.testedEachTrial(true));
  }

  /** Runs all folds this many times, each time with new weights, order and dropout. */
  public Experiment repeats(int number) {
    return with(protocol.repeats(number));
  }

  /** Treats differences of the score within ± this margin as irrelevant; the default is 0.005. */
  public Experiment margin(double difference) {
    return with(protocol.margin(difference));
  }

  /**
   * Compares, selects and prunes variants by this score of their validation rows: {@code
   * score(macroF1())}; the default is the accuracy. It changes no training.
   */
  public Experiment score(Score by) {
    return with(protocol.score(requireNonNull(by, "score")));
  }

  /** Drops hopeless variants before all their folds are trained. */
  public Experiment prune(Pruning rule) {
    return with(protocol.prune(requireNonNull(rule, "rule")));
  }

  /**
   * Nested cross-validation: these folds of each fold's training rows select a variant, and the
   * fold's validation rows evaluate it. The result measures the selection as well.
   */
  public Experiment nested(Folds inner) {
    return with(protocol.inner(requireNonNull(inner, "inner")));
  }

  /**
   * Finally trains the best variant on all training rows, keeps its model, and evaluates it once on
   * the test rows, if there are some.
   */
  public Experiment refitBest() {
    return with(protocol.refitsBest(true));
  }

  /** Shows published figures next to those of the declared tables. */
  public Experiment published(Published figures) {
    requireNonNull(figures, "figures");
    return published(baseline -> figures);
  }

  /** Shows published figures that depend on the values of the baseline. */
  public Experiment published(Function<Params, Published> figures) {
    requireNonNull(figures, "figures");
    return changed(copy -> copy.published = Optional.of(figures));
  }

  /** Gives a parameter another value in the baseline. */
  public <T> Experiment with(Param<T> param, T value) {
    return with(requireNonNull(param, "param").to(value));
  }

  /** Gives a parameter another value in the baseline; accepts a whole number. */
  public Experiment with(Param<Double> param, double value) {
    return with(requireNonNull(param, "param").to(value));
  }

  /** Gives a parameter another baseline value, both as text; refused if it is unknown or unfit. */
  public Experiment set(String parameter, String value) {
    requireNonNull(parameter, "parameter");
    requireNonNull(value, "value");
    return with(SettingText.parse(parameters(), parameter, value));
  }

  /** Adds a table that varies one parameter. */
  @SafeVarargs
  public final <T> Experiment ablate(Param<T> param, T... values) {
    return with(
        Sweep.of(requireNonNull(param, "param"), Arrays.stream(requireNonNull(values, "values"))));
  }

  /** Adds a table that varies one parameter. */
  public Experiment ablate(Param<Double> param, Double... values) {
    return with(
        Sweep.of(requireNonNull(param, "param"), Arrays.stream(requireNonNull(values, "values"))));
  }

  /** Adds a table that varies one parameter; whole numbers work: {@code ablate(RATE, 0, 0.3)}. */
  public Experiment ablate(Param<Double> param, Number first, Number... others) {
    Stream<Number> values =
        Stream.concat(
            Stream.of(requireNonNull(first, "first")),
            Arrays.stream(requireNonNull(others, "others")));
    return with(Sweep.of(requireNonNull(param, "param"), values.map(Number::doubleValue)));
  }

  /**
   * Adds a table that varies one parameter around its value in the baseline: {@code
   * ablateAround(EPOCHS, epochs -> List.of(epochs / 2, epochs, 2 * epochs))}.
   */
  public <T> Experiment ablateAround(Param<T> param, Function<T, List<T>> values) {
    return with(Sweep.around(requireNonNull(param, "param"), requireNonNull(values, "values")));
  }

  /** Adds a table of all combinations of a grid. */
  public Experiment ablate(String table, Grid grid) {
    return with(Sweep.of(table, requireNonNull(grid, "grid").variants()));
  }

  /** Adds a table of these variants. */
  public Experiment ablate(String table, Variant... variants) {
    return with(Sweep.of(table, List.of(requireNonNull(variants, "variants"))));
  }

  /** Adds a table of variants drawn at random. */
  public Experiment search(String table, RandomSearch search) {
    return with(Sweep.of(table, requireNonNull(search, "search")));
  }

  /** Removes the tables declared so far, and the figures published for them. */
  public Experiment withoutAblations() {
    return changed(
        copy -> {
          copy.sweeps = List.of();
          copy.published = Optional.empty();
        });
  }

  /** Names a change of this experiment, such as a quick version; the first one is the default. */
  public Experiment preset(String preset, UnaryOperator<Experiment> change) {
    return preset(preset, "", change);
  }

  /** The same with a description for people, such as {@code a sample, 2 epochs}. */
  public Experiment preset(String preset, String description, UnaryOperator<Experiment> change) {
    Map<String, Preset> longer = new LinkedHashMap<>(presets);
    longer.put(
        requireNonNull(preset, "preset"),
        new Preset(requireNonNull(description, "description"), requireNonNull(change, "change")));
    return changed(copy -> copy.presets = longer);
  }

  /** Its name, also of its run directory. */
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

  /** Names of the presets, in declaration order. */
  public List<String> presets() {
    return List.copyOf(presets.keySet());
  }

  /** What a preset is, for people; may be empty. Refused, with similar names, if there is none. */
  public String description(String preset) {
    return declared(preset).description();
  }

  /** This experiment, changed by a preset; refused, with similar names, if there is none. */
  public Experiment preset(String preset) {
    Preset declared = declared(preset);
    return Declaration.require("preset(" + preset + ")", () -> declared.change().apply(this));
  }

  private Preset declared(String preset) {
    Preset declared = presets.get(requireNonNull(preset, "preset"));
    if (declared == null) {
      throw new RefusedException(Suggestions.unknown("preset of " + name, preset, presets()));
    }
    return declared;
  }

  /**
   * The source of its data, which refuses if it fails; without one, all that the declaration lacks
   * is refused.
   */
  public DataSource data() {
    DataSource declared =
        data.orElseThrow(
            () ->
                new RefusedException(
                    Stream.concat(Stream.of(NO_DATA), declare(Variant.BASELINE).problems().stream())
                        .toList()));
    return declared.isInMemory()
        ? declared
        : locations -> Declaration.require("data", () -> declared.load(locations));
  }

  /** How it is run and evaluated. */
  public Protocol protocol() {
    return protocol;
  }

  /** The seed of weights, order and dropout. */
  public long seed() {
    return protocol.seed();
  }

  /** Whether the test rows are evaluated after each epoch. */
  public boolean testedEachTrial() {
    return protocol.testedEachTrial();
  }

  /** Published figures for the same tables. */
  public Optional<Published> published() {
    return published.map(figures -> figures.apply(params()));
  }

  /** The tables; one whose variants cannot be drawn is empty, and {@link #check} says why. */
  public List<Ablation> ablations() {
    Params baseline = params();
    return sweeps.stream().map(sweep -> sweep.ablation(baseline, problem -> {})).toList();
  }

  /** The baseline, then the variants of each table, every name once. */
  public List<Variant> variants() {
    Map<String, Variant> variants = new LinkedHashMap<>();
    variants.put(Variant.BASELINE.name(), Variant.BASELINE);
    ablations().stream()
        .flatMap(ablation -> ablation.variants().stream())
        .map(this::orBaseline)
        .forEach(variant -> variants.putIfAbsent(variant.name(), variant));
    return List.copyOf(variants.values());
  }

  /**
   * The parameters that folds, training and model read, in that order, with their baseline values.
   *
   * @throws RefusedException if a declaration is missing or fails
   */
  public List<Setting<?>> parameters() {
    Declared declared = declare(Variant.BASELINE);
    RefusedException.throwIfAny(declared.problems());
    return declared.parameters();
  }

  /** Checks shapes, numbers, folds and parameters of every variant; refused with all problems. */
  public CheckedExperiment check(DataSet dataSet) {
    return new ExperimentCheck(this, dataSet).check();
  }

  /** {@code toy: tables dropout, batch; presets quick, full}. */
  @Override
  public String toString() {
    String tables = String.join(", ", sweeps.stream().map(Sweep::table).toList());
    return name
        + (tables.isEmpty() ? ": no tables" : ": tables " + tables)
        + (presets.isEmpty() ? "" : "; presets " + String.join(", ", presets.keySet()));
  }

  Declared declare(Variant variant) {
    Params params = params(variant);
    List<Problem> problems = new ArrayList<>();
    return new Declared(
        folds.evaluate(params, problems::add),
        training.evaluate(params, problems::add),
        model.evaluate(params, problems::add),
        params.read(),
        problems);
  }

  /** The baseline's settings, read or not. */
  List<Setting<?>> baseline() {
    return baseline;
  }

  List<Sweep> sweeps() {
    return sweeps;
  }

  Params params() {
    return params(Variant.BASELINE);
  }

  private Params params(Variant variant) {
    return new Params(Stream.concat(baseline.stream(), variant.settings().stream()).toList());
  }

  /** The baseline instead of a variant that changes nothing, so that it is trained once. */
  Variant orBaseline(Variant variant) {
    Params params = params();
    boolean same =
        !variant.nextSeed()
            && variant.settings().stream().allMatch(s -> s.value().equals(params.get(s.param())));
    return same ? Variant.BASELINE : variant;
  }

  private Experiment with(Protocol other) {
    return changed(copy -> copy.protocol = other);
  }

  private Experiment with(Setting<?> setting) {
    return changed(
        copy -> copy.baseline = Stream.concat(baseline.stream(), Stream.of(setting)).toList());
  }

  private Experiment with(Sweep sweep) {
    return changed(copy -> copy.sweeps = Stream.concat(sweeps.stream(), Stream.of(sweep)).toList());
  }

  private Experiment changed(Consumer<Experiment> change) {
    Experiment copy = new Experiment(name);
    copy.title = title;
    copy.author = author;
    copy.data = data;
    copy.model = model;
    copy.training = training;
    copy.folds = folds;
    copy.protocol = protocol;
    copy.published = published;
    copy.baseline = baseline;
    copy.sweeps = sweeps;
    copy.presets = presets;
    change.accept(copy);
    return copy;
  }
}
