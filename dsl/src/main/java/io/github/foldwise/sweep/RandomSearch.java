package io.github.foldwise.sweep;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.trial.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Variants drawn at random from typed ranges: {@code random(20).linear(DROPOUT, 0.1,
 * 0.7).log(LEARNING_RATE, 1e-4, 1e-2).choice(BATCH, 16, 32, 64).seed(1)}.
 *
 * <p>The value of parameter P in draw d, counted from 1, lies at the share u of its range; u is the
 * first 53 bits of {@code Seeds.ofPurpose(seed, "search/P/draw d")} as a fraction of [0,1).
 * Fractional numbers are rounded to 4 significant digits. A draw that repeats an earlier one is
 * skipped. A longer search therefore starts with the shorter one, and adding a parameter does not
 * change the values of the others.
 */
@CheckReturnValue
public final class RandomSearch {
  private static final int MOST = 10_000;
  private static final int PATIENCE = 10_000; // draws in a row without a new combination

  private final int size;
  private final long seed;
  private final List<SearchRange<?>> ranges;

  private RandomSearch(int size, long seed, List<SearchRange<?>> ranges) {
    this.size = size;
    this.seed = seed;
    this.ranges = List.copyOf(ranges);
  }

  /** A search of {@code size} variants with seed 0; ranges must follow. */
  public static RandomSearch random(int size) {
    return new RandomSearch(size, 0, List.of());
  }

  /** Numbers from {@code low} to {@code high}, all equally likely. */
  public RandomSearch linear(Param<Double> param, double low, double high) {
    return with(new NumberRange(requireNonNull(param), low, high, Scale.LINEAR));
  }

  /** Whole numbers from {@code low} to {@code high}, both included, all equally likely. */
  public RandomSearch linear(Param<Integer> param, int low, int high) {
    return with(new WholeRange(requireNonNull(param), low, high, Scale.LINEAR));
  }

  /** Numbers from {@code low} to {@code high}, all orders of magnitude equally likely. */
  public RandomSearch log(Param<Double> param, double low, double high) {
    return with(new NumberRange(requireNonNull(param), low, high, Scale.LOG));
  }

  /** Whole numbers, both ends included; the chance of n is proportional to ln(n + 1) − ln(n). */
  public RandomSearch log(Param<Integer> param, int low, int high) {
    return with(new WholeRange(requireNonNull(param), low, high, Scale.LOG));
  }

  /** One of these values, all equally likely. */
  @SafeVarargs
  public final <T> RandomSearch choice(Param<T> param, T... values) {
    return with(new Choice<>(requireNonNull(param), List.of(values)));
  }

  /** Sets the seed of the draws; the experiment's seed does not affect them. */
  public RandomSearch seed(long number) {
    return new RandomSearch(size, number, ranges);
  }

  /** The parameters of all ranges, with repetitions. */
  public List<Param<?>> params() {
    return ranges.stream().<Param<?>>map(SearchRange::param).toList();
  }

  /** Problems with the size and the ranges; empty if there are none. */
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (size < 1 || size > MOST) {
      problems.add(
          Problem.of(
              "random(%s)".formatted(size),
              "from 1 to %s variants".formatted(MOST),
              String.valueOf(size),
              "random(20) is usual."));
    }
    if (ranges.isEmpty()) {
      problems.add(
          Problem.of(
              "random(%s)".formatted(size),
              "at least 1 range",
              "none",
              "Say linear, log or choice after it."));
    }
    ranges.forEach(range -> range.problem().ifPresent(problems::add));
    problems.addAll(secondRanges());
    if (problems.isEmpty() && draw().size() < size) {
      problems.add(tooFew());
    }
    return problems;
  }

  /** The variants, named by their values; call only if there are no {@link #problems}. */
  public List<Variant> variants() {
    return draw().stream().map(settings -> Variant.of(settings.toArray(Setting[]::new))).toList();
  }

  private Set<List<Setting<?>>> draw() {
    Set<List<Setting<?>>> drawn = new LinkedHashSet<>();
    int repeated = 0;
    for (int draw = 1; drawn.size() < size && repeated < PATIENCE; draw++) {
      repeated = drawn.add(settings(draw)) ? 0 : repeated + 1;
    }
    return drawn;
  }

  private List<Setting<?>> settings(int draw) {
    return ranges.stream().<Setting<?>>map(range -> setting(range, draw)).toList();
  }

  private <T> Setting<T> setting(SearchRange<T> range, int draw) {
    String purpose = "search/%s/draw %s".formatted(range.param().name(), draw);
    double share = (Seeds.ofPurpose(seed, purpose) >>> 11) * 0x1p-53; // 53 bits fit a double
    return range.param().to(range.at(share));
  }

  private List<Problem> secondRanges() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      SearchRange<?> range = ranges.get(i);
      ranges.subList(0, i).stream()
          .filter(earlier -> earlier.param().name().equals(range.param().name()))
          .findFirst()
          .ifPresent(
              earlier ->
                  problems.add(
                      Problem.of(
                          range.words(),
                          "each parameter once",
                          earlier.words() + " before it",
                          "Keep one of the two.")));
    }
    return problems;
  }

  private Problem tooFew() {
    return Problem.of(
        "random(%s)".formatted(size),
        "as many different combinations in its ranges",
        String.valueOf(draw().size()),
        "Ask for fewer, widen the ranges, or take all of them with grid(…).");
  }

  private RandomSearch with(SearchRange<?> range) {
    return new RandomSearch(size, seed, Stream.concat(ranges.stream(), Stream.of(range)).toList());
  }
}
