package io.github.foldwise.sweep;

import static io.github.foldwise.sweep.RandomSearch.random;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.check.Problem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The drawn values come from the rule as Python's hashlib, math and decimal carry it out. */
class RandomSearchTest {
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.6);
  private static final Param<Double> LEARNING_RATE = Param.of("learning_rate", 1e-3);
  private static final Param<Integer> BATCH = Param.of("batch", 16);
  private static final Param<Integer> HIDDEN = Param.of("hidden", 128);

  @Test
  void draws_follow_the_written_rule() {
    RandomSearch search =
        random(4)
            .linear(DROPOUT, 0.1, 0.7)
            .log(LEARNING_RATE, 1e-4, 1e-2)
            .choice(BATCH, 16, 32, 64)
            .seed(1);

    assertThat(names(search))
        .containsExactly(
            "dropout=0.4254 learning_rate=0.004681 batch=16",
            "dropout=0.5337 learning_rate=0.001764 batch=32",
            "dropout=0.4249 learning_rate=0.0001813 batch=32",
            "dropout=0.6477 learning_rate=0.0002266 batch=16");
  }

  @Test
  void whole_numbers_are_drawn_with_both_ends() {
    assertThat(names(random(3).linear(HIDDEN, 8, 64)))
        .containsExactly("hidden=40", "hidden=50", "hidden=15");
    assertThat(names(random(3).log(HIDDEN, 8, 64)))
        .containsExactly("hidden=26", "hidden=38", "hidden=10");
    assertThat(names(random(5).linear(HIDDEN, -2, 2)))
        .containsExactlyInAnyOrder("hidden=-2", "hidden=-1", "hidden=0", "hidden=1", "hidden=2");
  }

  // Draws 1 to 11 of that choice under seed 7: 10 10 30 10 30 20 …
  @Test
  void what_was_drawn_before_is_passed_over() {
    assertThat(names(random(3).choice(BATCH, 10, 20, 30).seed(7)))
        .containsExactly("batch=10", "batch=30", "batch=20");
  }

  @Test
  void a_longer_search_begins_with_the_shorter_one() {
    RandomSearch longer = random(50).linear(DROPOUT, 0.1, 0.7).choice(BATCH, 16, 32);

    assertThat(names(longer).subList(0, 20))
        .isEqualTo(names(random(20).linear(DROPOUT, 0.1, 0.7).choice(BATCH, 16, 32)));
  }

  @Test
  void another_seed_draws_others_and_another_parameter_changes_none() {
    RandomSearch search = random(3).linear(DROPOUT, 0.1, 0.7);

    assertThat(names(search.seed(1))).doesNotContainAnyElementsOf(names(search));
    assertThat(names(search.choice(BATCH, 16, 32)))
        .zipSatisfy(names(search), (both, one) -> assertThat(both).startsWith(one + " batch="));
  }

  // Expected mean of n values that are even on [0,1): 1/2 ± 4/√(12 n).
  @Test
  void values_are_spread_evenly_over_their_scale() {
    int n = 2_000;
    RandomSearch search = random(n).linear(DROPOUT, 2, 4).log(LEARNING_RATE, 1e-4, 1e-2);

    double spread = 4 / Math.sqrt(12.0 * n);
    assertThat(values(search, 0).mapToDouble(x -> (x - 2) / 2).average().orElseThrow())
        .isBetween(0.5 - spread, 0.5 + spread);
    assertThat(values(search, 1).mapToDouble(x -> (Math.log10(x) + 4) / 2).average().orElseThrow())
        .isBetween(0.5 - spread, 0.5 + spread);
    assertThat(values(search, 1)).allMatch(x -> x >= 1e-4 && x <= 1e-2);
  }

  @Test
  void rounding_does_not_leave_the_range() {
    assertThat(names(random(1).linear(DROPOUT, 0.123456, 0.123458)))
        .containsExactly("dropout=0.123458"); // 0.1235, which is above it
    assertThat(names(random(1).linear(DROPOUT, 0.123412, 0.123414)))
        .containsExactly("dropout=0.123412"); // 0.1234, which is below it
  }

  @Test
  void all_that_is_wrong_with_a_search_is_said_at_once() {
    RandomSearch search =
        random(0)
            .linear(DROPOUT, 0.7, 0.1)
            .linear(HIDDEN, 64, 64)
            .log(LEARNING_RATE, 0, 1e-2)
            .choice(BATCH)
            .log(HIDDEN, 1, 8)
            .linear(LEARNING_RATE, Double.NaN, 1)
            .choice(Param.of("depth", 1), 2, 2);

    assertThat(search.problems())
        .extracting(Problem::toString)
        .containsExactly(
            """
            random(0): expected from 1 to 10000 variants, found 0.
              random(20) is usual.""",
            """
            linear(dropout, 0.7, 0.1): expected a lower end and then a higher one, found 0.7 and 0.1.
              Swap the two.""",
            """
            linear(hidden, 64, 64): expected a lower end and then a higher one, found 64 and 64.
              Give it another end, or set this value in the baseline.""",
            """
            log(learning_rate, 0.0, 0.01): expected ends above 0, for a logarithm, found 0.0 and 0.01.
              Raise the lower end, or take linear(…).""",
            """
            choice(batch): expected at least 1 value, found none.
              Name the values to choose from.""",
            """
            linear(learning_rate, NaN, 1.0): expected two finite ends, found NaN and 1.0.
              Give both ends a number.""",
            """
            choice(depth, 2, 2): expected each value once, found one of them twice.
              Leave the second one out.""",
            """
            log(hidden, 1, 8): expected each parameter once, found linear(hidden, 64, 64) before it.
              Keep one of the two.""",
            """
            linear(learning_rate, NaN, 1.0): expected each parameter once, \
            found log(learning_rate, 0.0, 0.01) before it.
              Keep one of the two.""");
  }

  @Test
  void a_search_without_ranges_is_refused() {
    assertThat(random(20).problems())
        .extracting(Problem::toString)
        .containsExactly(
            """
            random(20): expected at least 1 range, found none.
              Say linear, log or choice after it.""");
  }

  @Test
  void more_variants_than_the_ranges_hold_are_refused() {
    assertThat(random(7).choice(BATCH, 16, 32).linear(HIDDEN, 1, 3).problems())
        .extracting(Problem::toString)
        .containsExactly(
            """
            random(7): expected as many different combinations in its ranges, found 6.
              Ask for fewer, widen the ranges, or take all of them with grid(…).""");
    assertThat(random(6).choice(BATCH, 16, 32).linear(HIDDEN, 1, 3).problems()).isEmpty();
  }

  private static List<String> names(RandomSearch search) {
    return search.variants().stream().map(Variant::name).toList();
  }

  private static Stream<Double> values(RandomSearch search, int position) {
    List<Variant> variants = search.variants();
    return IntStream.range(0, variants.size())
        .mapToObj(i -> (Double) variants.get(i).settings().get(position).value());
  }
}
