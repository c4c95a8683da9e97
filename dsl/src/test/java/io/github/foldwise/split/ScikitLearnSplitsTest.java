package io.github.foldwise.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.foldwise.check.Fingerprint;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * cv_splits.json was written by scikit-learn 1.6.1 on NumPy 1.26.4. Each fold carries the SHA-256
 * of its row indices as little-endian int64.
 */
class ScikitLearnSplitsTest {
  private static final Path FASHION_MNIST_LABELS =
      Path.of("/usr/share/datasets/fashion-mnist/train-labels-idx1-ubyte.gz");

  private static final JsonNode GOLDENS = goldens();
  private static final JsonNode TOY = GOLDENS.get("StratifiedKFold").get("toy");

  static Stream<String> numbersOfRows() {
    return names("shuffle_arange");
  }

  static Stream<String> namesOfKFold() {
    return names("KFold");
  }

  static Stream<String> namesOfStratifiedKFold() {
    return names("StratifiedKFold").filter(name -> !name.equals("toy"));
  }

  static Stream<String> namesOfRepeatedKFold() {
    return names("RepeatedKFold");
  }

  static Stream<String> namesOfRepeatedStratifiedKFold() {
    return names("RepeatedStratifiedKFold");
  }

  @Test
  void the_generator_gives_the_words_of_numpys_random_state() {
    JsonNode golden = GOLDENS.get("mt19937_seed42");
    MersenneTwister random = new MersenneTwister(42);

    List<Long> words =
        Stream.generate(() -> Integer.toUnsignedLong(random.nextInt())).limit(1000).toList();
    for (int i = 0; i < 10; i++) {
      assertThat(words.get(i)).isEqualTo(golden.get("first_10_uint32").get(i).asLong());
    }
    assertThat(words.get(999)).isEqualTo(golden.get("uint32_number_1000").asLong());
  }

  @ParameterizedTest
  @MethodSource("numbersOfRows")
  void the_generator_shuffles_as_numpys_random_state(String rows) {
    int[] order = IntStream.range(0, Integer.parseInt(rows)).toArray();
    new MersenneTwister(42).shuffle(order);

    assertThat(sha256(Rows.of(order)))
        .isEqualTo(GOLDENS.get("shuffle_arange").get(rows).get("sha256").asText());
  }

  @ParameterizedTest
  @MethodSource("namesOfKFold")
  void k_fold_gives_the_rows_of_scikit_learn(String name) {
    KFold folds = KFold.kFold(number(name, "k"));

    assertSame(
        name.contains("seed=") ? folds.shuffled(seed(name)) : folds,
        new int[number(name, "n")],
        GOLDENS.get("KFold").get(name));
  }

  @ParameterizedTest
  @MethodSource("namesOfRepeatedKFold")
  void repeated_k_fold_gives_the_rows_of_scikit_learn(String name) {
    assertSame(
        RepeatedKFold.repeatedKFold(number(name, "k"), number(name, "r")).shuffled(seed(name)),
        new int[number(name, "n")],
        GOLDENS.get("RepeatedKFold").get(name));
  }

  @Test
  void stratified_k_fold_gives_the_rows_of_scikit_learn() {
    StratifiedKFold folds = StratifiedKFold.stratifiedKFold(TOY.get("k").asInt());

    assertSame(folds.shuffled(TOY.get("seed").asLong()), toyLabels(), TOY.get("folds"));
    assertSame(folds, toyLabels(), TOY.get("folds_noshuffle"));
  }

  @Test
  void the_first_of_repeated_stratified_folds_are_those_of_scikit_learn() {
    int k = TOY.get("k").asInt();
    Folds repeated =
        RepeatedStratifiedKFold.repeatedStratifiedKFold(k, 3).shuffled(TOY.get("seed").asLong());

    List<Fold> split = repeated.split(toyLabels());
    assertThat(split).hasSize(3 * k);
    assertSame(split.subList(0, k), TOY.get("folds"));
  }

  @ParameterizedTest
  @MethodSource("namesOfStratifiedKFold")
  void stratified_k_fold_gives_the_rows_of_scikit_learn_on_fashion_mnist(String name)
      throws IOException {
    assertSame(
        StratifiedKFold.stratifiedKFold(number(name, "k")).shuffled(seed(name)),
        fashionMnistLabels(),
        GOLDENS.get("StratifiedKFold").get(name));
  }

  @ParameterizedTest
  @MethodSource("namesOfRepeatedStratifiedKFold")
  void repeated_stratified_k_fold_gives_the_rows_of_scikit_learn_on_fashion_mnist(String name)
      throws IOException {
    assertSame(
        RepeatedStratifiedKFold.repeatedStratifiedKFold(number(name, "k"), number(name, "r"))
            .shuffled(seed(name)),
        fashionMnistLabels(),
        GOLDENS.get("RepeatedStratifiedKFold").get(name));
  }

  private static void assertSame(Folds folds, int[] labels, JsonNode goldens) {
    assertThat(folds.problems(labels)).isEmpty();
    assertSame(folds.split(labels), goldens);
  }

  private static void assertSame(List<Fold> split, JsonNode goldens) {
    assertThat(split).hasSameSizeAs(goldens);
    for (int i = 0; i < split.size(); i++) {
      Fold fold = split.get(i);
      JsonNode golden = goldens.get(i);
      assertThat(fold.index()).isEqualTo(golden.get("fold").asInt());
      assertThat(fold.validation().size()).isEqualTo(golden.get("n_val").asInt());
      assertThat(sha256(fold.validation())).isEqualTo(golden.get("val_sha256").asText());
      assertThat(sha256(fold.training())).isEqualTo(golden.get("train_sha256").asText());
    }
  }

  private static String sha256(Rows rows) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * rows.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (int row : rows.toArray()) {
      bytes.putLong(row);
    }
    return Fingerprint.hex(Fingerprint.sha256().digest(bytes.array()));
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
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  private static Stream<String> names(String scheme) {
    Stream.Builder<String> names = Stream.builder();
    GOLDENS.get(scheme).fieldNames().forEachRemaining(names);
    return names.build();
  }

  private static int[] toyLabels() {
    JsonNode labels = TOY.get("y");
    return IntStream.range(0, labels.size()).map(row -> labels.get(row).asInt()).toArray();
  }

  private static int[] fashionMnistLabels() throws IOException {
    assumeThat(FASHION_MNIST_LABELS)
        .as("the labels of the full set, from Debian's package dataset-fashion-mnist")
        .exists();
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(FASHION_MNIST_LABELS)))) {
      in.skipNBytes(8); // magic number and count
      byte[] labels = in.readAllBytes();
      return IntStream.range(0, labels.length).map(row -> labels[row]).toArray();
    }
  }

  private static JsonNode goldens() {
    try (InputStream in = ScikitLearnSplitsTest.class.getResourceAsStream("cv_splits.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
