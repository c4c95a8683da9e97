package io.github.foldwise.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any number of rows, folds and classes, any seed and any groups. */
class FoldPropertiesTest {
  private static final int CLASSES = 4;

  static LongStream cases() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void k_folds_partition_the_rows_evenly(long seed) {
    Random random = new Random(seed);
    int rows = 2 + random.nextInt(200);
    int k = 2 + random.nextInt(rows - 1);
    int repeats = 1 + random.nextInt(3);
    int[] labels = new int[rows];

    assertPartition(new KFold(k, seed(random)).split(labels), rows);
    for (List<Fold> repeat :
        repeats(new RepeatedKFold(k, repeats, OptionalLong.of(seed)).split(labels), k)) {
      assertPartition(repeat, rows);
      assertSizesDifferByAtMostOne(repeat, IntStream.range(0, rows).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stratified_folds_partition_each_class_evenly(long seed) {
    Random random = new Random(seed);
    int[] labels = random.ints(2 + random.nextInt(200), 0, CLASSES).toArray();
    int largest = IntStream.range(0, CLASSES).map(c -> rowsOf(labels, c).length).max().orElse(0);
    int k = 2 + random.nextInt(Math.max(1, largest - 1));
    Folds rule =
        random.nextBoolean()
            ? new StratifiedKFold(k, seed(random))
            : new RepeatedStratifiedKFold(k, 2, OptionalLong.of(seed));
    if (largest < 2) {
      assertThat(rule.problems(labels)).isNotEmpty();
      return;
    }
    for (List<Fold> repeat : repeats(rule.split(labels), k)) {
      assertPartition(repeat, labels.length);
      assertSizesDifferByAtMostOne(repeat, IntStream.range(0, labels.length).toArray());
      for (int label = 0; label < CLASSES; label++) {
        assertSizesDifferByAtMostOne(repeat, rowsOf(labels, label));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void group_folds_partition_the_rows_and_part_no_group(long seed) {
    Random random = new Random(seed);
    Groups groups = Groups.of(random.ints(20 + random.nextInt(100), -5, 9).toArray());
    int k = 2 + random.nextInt(groups.count() - 1);

    assertPartsNoGroup(new GroupKFold(k, groups, seed(random)), groups);
    assertPartsNoGroup(new StratifiedGroupKFold(k, groups, seed(random)), groups);
  }

  private static void assertPartsNoGroup(Folds rule, Groups groups) {
    List<Fold> split = rule.split(new int[groups.rows()]);
    assertPartition(split, groups.rows());
    for (Fold fold : split) {
      assertThat(groupsOf(groups, fold.validation()))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(groupsOf(groups, fold.training()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shuffled_cuts_have_the_sizes_that_were_said_and_no_row_twice(long seed) {
    Random random = new Random(seed);
    int rows = 2 + random.nextInt(200);
    int validated = 1 + random.nextInt(rows - 1);
    int trained = 1 + random.nextInt(rows - validated);

    for (Fold fold :
        Folds.shuffleSplit(3)
            .validation(validated)
            .training(trained)
            .shuffled(seed)
            .split(new int[rows])) {
      assertThat(fold.validation().size()).isEqualTo(validated);
      assertThat(fold.training().size()).isEqualTo(trained);
      assertDisjoint(fold, rows);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void stratified_cuts_give_each_class_its_share_to_the_nearest_rows(long seed) {
    Random random = new Random(seed);
    int[] labels = // each class twice at least
        IntStream.concat(
                IntStream.range(0, 2 * CLASSES).map(i -> i % CLASSES),
                random.ints(random.nextInt(150), 0, CLASSES))
            .toArray();
    int validated = CLASSES + random.nextInt(labels.length - 2 * CLASSES + 1);

    for (Fold fold :
        Folds.stratifiedShuffleSplit(2).validation(validated).shuffled(seed).split(labels)) {
      assertThat(fold.validation().size()).isEqualTo(validated);
      assertThat(fold.training().size()).isEqualTo(labels.length - validated);
      assertDisjoint(fold, labels.length);
      for (int label = 0; label < CLASSES; label++) {
        double share = (double) validated * rowsOf(labels, label).length / labels.length;
        assertThat((double) count(fold.validation(), rowsOf(labels, label)))
            .isBetween(share - 1, share + 1);
      }
    }
  }

  /** Validates each row once, and trains on it in the other folds; both ascending. */
  private static void assertPartition(List<Fold> folds, int rows) {
    int[] all = IntStream.range(0, rows).toArray();
    assertThat(folds.stream().flatMapToInt(fold -> fold.validation().stream()).sorted().toArray())
        .isEqualTo(all);
    for (Fold fold : folds) {
      assertThat(
              IntStream.concat(fold.training().stream(), fold.validation().stream())
                  .sorted()
                  .toArray())
          .isEqualTo(all);
      assertThat(fold.validation().toArray()).isSorted();
      assertThat(fold.training().toArray()).isSorted();
    }
  }

  private static void assertDisjoint(Fold fold, int rows) {
    assertThat(IntStream.concat(fold.training().stream(), fold.validation().stream()).boxed())
        .doesNotHaveDuplicates()
        .allMatch(row -> row >= 0 && row < rows);
  }

  private static void assertSizesDifferByAtMostOne(List<Fold> folds, int[] among) {
    int[] sizes = folds.stream().mapToInt(fold -> count(fold.validation(), among)).toArray();
    assertThat(Arrays.stream(sizes).max().orElseThrow() - Arrays.stream(sizes).min().orElseThrow())
        .isLessThanOrEqualTo(1);
  }

  private static int count(Rows rows, int[] among) {
    return (int) rows.stream().filter(row -> Arrays.binarySearch(among, row) >= 0).count();
  }

  private static int[] rowsOf(int[] labels, int label) {
    return IntStream.range(0, labels.length).filter(row -> labels[row] == label).toArray();
  }

  private static List<Integer> groupsOf(Groups groups, Rows rows) {
    return rows.stream().map(groups::get).distinct().boxed().toList();
  }

  private static List<List<Fold>> repeats(List<Fold> folds, int k) {
    return IntStream.range(0, folds.size() / k)
        .mapToObj(repeat -> folds.subList(repeat * k, (repeat + 1) * k))
        .toList();
  }

  private static OptionalLong seed(Random random) {
    return random.nextBoolean() ? OptionalLong.of(random.nextInt(1000)) : OptionalLong.empty();
  }
}
