package io.github.foldwise.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.foldwise.goldens.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code cv_splits.json}: rows of scikit-learn 1.6.1 on NumPy 1.26.4. All is compared exactly:
 * first and last rows, their number, and the SHA-256 of all of them in their order.
 */
@TestMethodOrder(OrderAnnotation.class)
class CvSplitsGoldenTest {
  private static final Golden GOLDEN = Golden.read("cv_splits.json");
  private static final Golden TOY = GOLDEN.at("StratifiedKFold", "toy");
  private static boolean someSkipped;

  static Stream<String> numbersOfRows() {
    return GOLDEN.at("shuffle_arange").names().stream();
  }

  static Stream<String> namesOfKFold() {
    return GOLDEN.at("KFold").names().stream();
  }

  static Stream<String> namesOfStratifiedKFold() {
    return GOLDEN.at("StratifiedKFold").names().stream().filter(name -> !name.equals("toy"));
  }

  static Stream<String> namesOfRepeatedKFold() {
    return GOLDEN.at("RepeatedKFold").names().stream();
  }

  static Stream<String> namesOfRepeatedStratifiedKFold() {
    return GOLDEN.at("RepeatedStratifiedKFold").names().stream();
  }

  static Stream<String> namesOfTrainTestSplit() {
    return GOLDEN.at("train_test_split").names().stream();
  }

  @Test
  void the_generator_begins_with_the_key_of_numpys_random_state() {
    Golden golden = GOLDEN.at("mt19937_seed42");
    int[] key = MersenneTwister.key(42);

    assertThat(key)
        .hasSize(golden.at("pos").integer()); // all of it is spent: the first word twists
    assertThat(unsigned(Arrays.copyOf(key, 5))).isEqualTo(golden.at("init_key_first5").doubles());
    assertThat(unsigned(key)[key.length - 1]).isEqualTo(golden.at("init_key_last").number());
  }

  @Test
  void the_generator_gives_the_words_of_numpys_random_state() {
    Golden golden = GOLDEN.at("mt19937_seed42");
    MersenneTwister random = new MersenneTwister(42);

    double[] words = unsigned(IntStream.generate(random::nextInt).limit(1000).toArray());
    assertThat(Arrays.copyOf(words, 10)).isEqualTo(golden.at("first_10_uint32").doubles());
    assertThat(words[999]).isEqualTo(golden.at("uint32_number_1000").number());
  }

  @ParameterizedTest
  @MethodSource("numbersOfRows")
  void the_generator_shuffles_as_numpys_random_state(String rows) {
    Golden golden = GOLDEN.at("shuffle_arange", rows);
    Rows order = Rows.of(new MersenneTwister(42).permutation(Integer.parseInt(rows)));

    assertFirst(order, golden.at("first10"));
    assertLast(order, golden.at("last5"));
    assertThat(RowsHash.of(order)).isEqualTo(golden.at("sha256").text());
  }

  @ParameterizedTest
  @MethodSource("namesOfKFold")
  void k_fold_gives_the_rows_of_scikit_learn(String name) {
    KFold folds = KFold.kFold(number(name, "k"));
    Golden goldens = GOLDEN.at("KFold", name);

    List<Fold> split =
        (name.contains("seed=") ? folds.shuffled(seed(name)) : folds)
            .split(new int[number(name, "n")]);
    assertSame(split, goldens);
    for (int i = 0; i < split.size(); i++) {
      if (goldens.at(i).has("fashion_mnist_val_class_counts")) {
        assertCounts(split.get(i), fashionMnist(), goldens.at(i, "fashion_mnist_val_class_counts"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("namesOfRepeatedKFold")
  void repeated_k_fold_gives_the_rows_of_scikit_learn(String name) {
    assertSame(
        Folds.repeatedKFold(number(name, "k"), number(name, "r"))
            .shuffled(seed(name))
            .split(new int[number(name, "n")]),
        GOLDEN.at("RepeatedKFold", name));
  }

  @Test
  void stratified_k_fold_gives_the_rows_of_scikit_learn() {
    int[] labels = TOY.at("y").ints();
    StratifiedKFold folds = Folds.stratifiedKFold(TOY.at("k").integer());

    assertSame(folds.shuffled(TOY.at("seed").integer()).split(labels), TOY.at("folds"));
    assertSame(folds.split(labels), TOY.at("folds_noshuffle"));
  }

  @Test
  void the_first_of_repeated_stratified_folds_are_those_of_scikit_learn() {
    int k = TOY.at("k").integer();
    List<Fold> split =
        Folds.repeatedStratifiedKFold(k, 3)
            .shuffled(TOY.at("seed").integer())
            .split(TOY.at("y").ints());

    assertThat(split).hasSize(3 * k);
    assertSame(split.subList(0, k), TOY.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("namesOfStratifiedKFold")
  void stratified_k_fold_gives_the_rows_of_scikit_learn_on_fashion_mnist(String name) {
    List<Fold> split =
        Folds.stratifiedKFold(number(name, "k")).shuffled(seed(name)).split(fashionMnist());

    assertSame(split, GOLDEN.at("StratifiedKFold", name));
    assertCounts(split, fashionMnist(), GOLDEN.at("StratifiedKFold", name));
  }

  @ParameterizedTest
  @MethodSource("namesOfRepeatedStratifiedKFold")
  void repeated_stratified_k_fold_gives_the_rows_of_scikit_learn_on_fashion_mnist(String name) {
    assertSame(
        Folds.repeatedStratifiedKFold(number(name, "k"), number(name, "r"))
            .shuffled(seed(name))
            .split(fashionMnist()),
        GOLDEN.at("RepeatedStratifiedKFold", name));
  }

  @ParameterizedTest
  @MethodSource("namesOfTrainTestSplit")
  void a_hold_out_gives_the_rows_of_train_test_split(String name) {
    Golden golden = GOLDEN.at("train_test_split", name);
    TrainTestSplit rule = Folds.trainTestSplit();
    rule = name.contains("default") ? rule : rule.validation(0.2);
    rule = name.contains("seed=") ? rule.shuffled(seed(name)) : rule;
    boolean stratified = name.contains("stratify");

    List<Fold> split =
        stratified ? rule.stratify().split(fashionMnist()) : rule.split(new int[number(name, "n")]);
    assertThat(split).hasSize(1);
    assertPart(split.get(0).training(), golden, "train");
    assertPart(split.get(0).validation(), golden, "test");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    assumeThat(someSkipped).as("labels of Fashion-MNIST were missing").isFalse();
    GOLDEN.requireAllCompared();
  }

  private static void assertSame(List<Fold> split, Golden goldens) {
    assertThat(split).hasSize(goldens.size());
    for (int i = 0; i < split.size(); i++) {
      Fold fold = split.get(i);
      Golden golden = goldens.at(i);
      assertThat(fold.index()).isEqualTo(golden.at("fold").integer());
      assertPart(fold.training(), golden, "train");
      assertPart(fold.validation(), golden, "val");
      assertThat(isAscending(fold.training())).isEqualTo(golden.at("train_sorted").truth());
      assertThat(isAscending(fold.validation())).isEqualTo(golden.at("val_sorted").truth());
      if (golden.has("val")) {
        assertThat(fold.validation().toArray()).isEqualTo(golden.at("val").ints());
      }
    }
  }

  /** Number, first and last rows, and hash of one part. */
  private static void assertPart(Rows rows, Golden golden, String part) {
    assertThat(rows.size()).isEqualTo(golden.at("n_" + part).integer());
    assertFirst(rows, golden.at(part + "_first10"));
    if (golden.has(part + "_last5")) {
      assertLast(rows, golden.at(part + "_last5"));
    }
    assertThat(RowsHash.of(rows)).isEqualTo(golden.at(part + "_sha256").text());
  }

  private static void assertFirst(Rows rows, Golden golden) {
    assertThat(rows.stream().limit(10).toArray()).isEqualTo(golden.ints());
  }

  private static void assertLast(Rows rows, Golden golden) {
    assertThat(rows.stream().skip(Math.max(0, rows.size() - 5)).toArray()).isEqualTo(golden.ints());
  }

  private static void assertCounts(List<Fold> split, int[] labels, Golden goldens) {
    for (int i = 0; i < split.size(); i++) {
      assertCounts(split.get(i), labels, goldens.at(i, "val_class_counts"));
    }
  }

  private static void assertCounts(Fold fold, int[] labels, Golden golden) {
    int[] counts = new int[golden.size()];
    fold.validation().stream().forEach(row -> counts[labels[row]]++);
    assertThat(counts).isEqualTo(golden.ints());
  }

  private static boolean isAscending(Rows rows) {
    return IntStream.range(1, rows.size()).allMatch(i -> rows.get(i - 1) < rows.get(i));
  }

  private static int[] fashionMnist() {
    someSkipped = true;
    int[] labels = FashionMnistLabels.orSkip();
    someSkipped = false;
    return labels;
  }

  private static double[] unsigned(int[] words) {
    return Arrays.stream(words).mapToDouble(Integer::toUnsignedLong).toArray();
  }

  /** {@code number("n=103,k=5,seed=42", "k")} is 5. */
  private static int number(String name, String key) {
    return (int) longNumber(name, key);
  }

  private static long seed(String name) {
    return longNumber(name, "seed");
  }

  private static long longNumber(String name, String key) {
    Matcher matcher = Pattern.compile("\\b" + key + "=(\\d+)").matcher(name);
    assertThat(matcher.find()).as(key + " in " + name).isTrue();
    return Long.parseLong(matcher.group(1));
  }
}
