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
 * <p>The rule: the value of parameter P in draw d, from 1, is at the share u of its range, where u
 * is the first 53 bits of {@code Seeds.ofPurpose(seed, "search/P/draw d")} as a fraction of [0,1).
 * Numbers are rounded to 4 significant digits, but for whole ones. A draw that gives what an
 * earlier one gave is passed over. So a longer search begins with the shorter one, and the values
 * of a parameter stay where another is added.
 */
@CheckReturnValue
public final class RandomSearch {
  private static final int MOST = 10_000;
  private static final int PATIENCE = 10_000; // draws in a row that give nothing new

  private final int size;
  private final long seed;
  private final List<SearchRange<?>> ranges;

  private RandomSearch(int size, long seed, List<SearchRange<?>> ranges) {
    this.size = size;
    this.seed = seed;
    this.ranges = List.copyOf(ranges);
  }

  /** So many variants, under seed 0; the ranges must follow. */
  public static RandomSearch random(int size) {
    return new RandomSearch(size, 0, List.of());
  }

  /** Numbers from {@code low} to {@code high}, all with the same chance. */
  public RandomSearch linear(Param<Double> param, double low, double high) {
    return with(new NumberRange(requireNonNull(param), low, high, Scale.LINEAR));
  }

  /** Whole numbers from {@code low} to {@code high}, both included, all with the same chance. */
  public RandomSearch linear(Param<Integer> param, int low, int high) {
    return with(new WholeRange(requireNonNull(param), low, high, Scale.LINEAR));
  }

  /** Numbers from {@code low} to {@code high}, with the same chance for each order of magnitude. */
  public RandomSearch log(Param<Double> param, double low, double high) {
    return with(new NumberRange(requireNonNull(param), low, high, Scale.LOG));
  }

  /** Whole numbers, both ends included: n with a chance in proportion to ln(n + 1) − ln(n). */
  public RandomSearch log(Param<Integer> param, int low, int high) {
    return with(new WholeRange(requireNonNull(param), low, high, Scale.LOG));
  }

  /** One of these values, each with the same chance. */
  @SafeVarargs
  public final <T> RandomSearch choice(Param<T> param, T... values) {
    return with(new Choice<>(requireNonNull(param), List.of(values)));
  }

  /** Other draws: this seed belongs to the search alone. */
  public RandomSearch seed(long number) {
    return new RandomSearch(size, number, ranges);
  }

  /** What is searched, each parameter as often as it was said. */
  public List<Param<?>> params() {
    return ranges.stream().<Param<?>>map(SearchRange::param).toList();
  }

  /** What hinders it. */
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

  /** Named by their values; only where there are no {@link #problems}. */
  public List<Variant> variants() {
    return draw().stream().map(settings -> Variant.of(settings.toArray(Setting[]::new))).toList();
  }

  private Set<List<Setting<?>>> draw() {
    Set<List<Setting<?>>> drawn = new LinkedHashSet<>();
    int inVain = 0;
    for (int draw = 1; drawn.size() < size && inVain < PATIENCE; draw++) {
      inVain = drawn.add(settings(draw)) ? 0 : inVain + 1;
    }
    return drawn;
  }

  private List<Setting<?>> settings(int draw) {
    return ranges.stream().<Setting<?>>map(range -> setting(range, draw)).toList();
  }

  private <T> Setting<T> setting(SearchRange<T> range, int draw) {
    String purpose = "search/%s/draw %d".formatted(range.param().name(), draw);
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
