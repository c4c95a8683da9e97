package io.github.foldwise.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code more_splits.json}: rows of scikit-learn 1.9.1, written by {@code more_splits.py}. Rows are
 * compared exactly and in their order. The schemes in it give the same rows since 1.6, where group
 * k-fold was able to shuffle.
 */
@TestMethodOrder(OrderAnnotation.class)
class MoreSplitsGoldenTest {
  private static final Golden GOLDEN = Golden.read("more_splits.json");

  static Stream<Golden> groupKFolds() {
    return GOLDEN.at("GroupKFold", "cases").elements().stream();
  }

  static Stream<String> leaveOneOuts() {
    return GOLDEN.at("LeaveOneOut").names().stream();
  }

  static Stream<Golden> shuffleSplits() {
    return GOLDEN.at("ShuffleSplit").elements().stream();
  }

  static Stream<Golden> stratifiedShuffleSplits() {
    return GOLDEN.at("StratifiedShuffleSplit").elements().stream();
  }

  static Stream<Golden> trainTestSplits() {
    return GOLDEN.at("train_test_split").elements().stream();
  }

  static Stream<Golden> stratifiedGroupKFolds() {
    return GOLDEN.at("StratifiedGroupKFold").elements().stream();
  }

  static Stream<Golden> predefinedSplits() {
    return GOLDEN.at("PredefinedSplit").elements().stream();
  }

  static Stream<Golden> timeSeriesSplits() {
    return GOLDEN.at("TimeSeriesSplit").elements().stream();
  }

  static Stream<Golden> leavePOuts() {
    return GOLDEN.at("LeavePOut").elements().stream();
  }

  static Stream<Golden> largeGroups() {
    return GOLDEN.at("large_groups", "cases").elements().stream();
  }

  static Stream<Golden> largeOnes() {
    return GOLDEN.at("large", "cases").elements().stream();
  }

  @ParameterizedTest
  @MethodSource("groupKFolds")
  void group_k_fold_gives_the_rows_of_scikit_learn(Golden golden) {
    Groups groups = Groups.of(GOLDEN.at("GroupKFold", "groups").ints());

    assertSame(
        new GroupKFold(golden.at("k").integer(), groups, seed(golden))
            .split(new int[groups.rows()]),
        golden.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("leaveOneOuts")
  void leave_one_out_gives_the_rows_of_scikit_learn(String rows) {
    assertSame(
        Folds.leaveOneOut().split(new int[Integer.parseInt(rows)]), GOLDEN.at("LeaveOneOut", rows));
  }

  @ParameterizedTest
  @MethodSource("shuffleSplits")
  void shuffle_split_gives_the_rows_of_scikit_learn(Golden golden) {
    assertSame(
        new ShuffleSplit(golden.at("splits").integer(), parts(golden), seed(golden))
            .split(new int[golden.at("n").integer()]),
        golden.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("stratifiedShuffleSplits")
  void stratified_shuffle_split_gives_the_rows_of_scikit_learn(Golden golden) {
    assertSame(
        new StratifiedShuffleSplit(golden.at("splits").integer(), parts(golden), seed(golden))
            .split(golden.at("labels").ints()),
        golden.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("trainTestSplits")
  void a_hold_out_gives_the_rows_of_train_test_split(Golden golden) {
    boolean stratified = !golden.at("labels").isNull();
    int rows = golden.at("n").integer();

    assertSame(
        new TrainTestSplit(parts(golden), stratified, seed(golden))
            .split(stratified ? golden.at("labels").ints() : new int[rows]),
        golden.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("largeOnes")
  void many_rows_are_divided_as_by_scikit_learn(Golden golden) {
    Groups groups = Groups.of(GOLDEN.at("large", "groups").ints());
    Folds rule =
        switch (golden.at("name").text()) {
          case "group k-fold, k = 5, no shuffle" -> Folds.groupKFold(5, groups);
          case "group k-fold, k = 5, seed 42" -> Folds.groupKFold(5, groups).shuffled(42);
          default -> Folds.stratifiedShuffleSplit(3).validation(0.15).shuffled(42);
        };

    List<Fold> split = rule.split(GOLDEN.at("large", "labels").ints());
    assertThat(split).hasSize(golden.at("folds").size());
    for (int i = 0; i < split.size(); i++) {
      Golden fold = golden.at("folds", i);
      assertThat(split.get(i).validation().size()).isEqualTo(fold.at("rows").integer());
      assertThat(RowsHash.of(split.get(i).validation()))
          .isEqualTo(fold.at("validation_sha256").text());
      assertThat(RowsHash.of(split.get(i).training())).isEqualTo(fold.at("training_sha256").text());
    }
  }

  @ParameterizedTest
  @MethodSource("stratifiedGroupKFolds")
  void stratified_group_k_fold_gives_the_rows_of_scikit_learn(Golden golden) {
    assertSame(
        new StratifiedGroupKFold(
                golden.at("k").integer(), Groups.of(golden.at("groups").ints()), seed(golden))
            .split(golden.at("labels").ints()),
        golden.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("largeGroups")
  void many_groups_and_classes_are_divided_as_by_scikit_learn(Golden golden) {
    boolean many = golden.at("many").truth();
    Groups groups =
        Groups.of(GOLDEN.at(many ? "large_groups" : "large", many ? "scenes" : "groups").ints());

    List<Fold> split =
        new StratifiedGroupKFold(golden.at("k").integer(), groups, seed(golden))
            .split(GOLDEN.at(many ? "large_groups" : "large", many ? "classes" : "labels").ints());
    assertThat(split).hasSize(golden.at("folds").size());
    for (int i = 0; i < split.size(); i++) {
      Golden fold = golden.at("folds", i);
      assertThat(split.get(i).validation().size()).isEqualTo(fold.at("rows").integer());
      assertThat(RowsHash.of(split.get(i).validation()))
          .isEqualTo(fold.at("validation_sha256").text());
    }
  }

  @Test
  void groups_of_texts_are_divided_as_by_scikit_learn() {
    RowTexts texts =
        RowTexts.NONE.withNames(texts("names"), 50).withColumn("site", texts("sites"), 50);

    assertSame(
        Folds.groupKFold(3, Groups.byName("patient-\\d+")).forRows(texts).split(new int[50]),
        GOLDEN.at("texts", "by_name"));
    assertSame(
        Folds.groupKFold(3, Groups.byColumn("site")).forRows(texts).split(new int[50]),
        GOLDEN.at("texts", "by_site"));
  }

  @ParameterizedTest
  @MethodSource("predefinedSplits")
  void a_predefined_split_gives_the_rows_of_scikit_learn(Golden golden) {
    int[] folds = golden.at("test_fold").ints();

    assertSame(Folds.predefinedSplit(folds).split(new int[folds.length]), golden.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("timeSeriesSplits")
  void a_time_series_split_gives_the_rows_of_scikit_learn(Golden golden) {
    assertSame(
        new TimeSeriesSplit(
                golden.at("splits").integer(),
                optional(golden.at("validation")),
                golden.at("gap").integer(),
                optional(golden.at("most")))
            .split(new int[golden.at("n").integer()]),
        golden.at("folds"));
  }

  @ParameterizedTest
  @MethodSource("leavePOuts")
  void leave_p_out_gives_the_rows_of_scikit_learn(Golden golden) {
    assertSame(
        Folds.leavePOut(golden.at("p").integer()).split(new int[golden.at("n").integer()]),
        golden.at("folds"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static void assertSame(List<Fold> split, Golden goldens) {
    assertThat(split).hasSize(goldens.size());
    for (int i = 0; i < split.size(); i++) {
      assertSame(split.get(i), goldens.at(i));
    }
  }

  private static void assertSame(Fold fold, Golden golden) {
    assertThat(fold.index()).isEqualTo(golden.at("fold").integer());
    assertThat(fold.training().toArray()).isEqualTo(golden.at("training").ints());
    assertThat(fold.validation().toArray()).isEqualTo(golden.at("validation").ints());
  }

  private static Parts parts(Golden golden) {
    return new Parts(size(golden.at("validation")), size(golden.at("training")));
  }

  /** As scikit-learn: below 1 it is a share, a whole number counts rows. */
  private static Optional<PartSize> size(Golden golden) {
    if (golden.isNull()) {
      return Optional.empty();
    }
    double size = golden.number();
    return Optional.of(size < 1 ? new PartSize.Share(size) : new PartSize.Count((int) size));
  }

  private static OptionalInt optional(Golden golden) {
    return golden.isNull() ? OptionalInt.empty() : OptionalInt.of(golden.integer());
  }

  private static List<String> texts(String name) {
    return GOLDEN.at("texts", name).elements().stream().map(Golden::text).toList();
  }

  private static OptionalLong seed(Golden golden) {
    return golden.at("seed").isNull()
        ? OptionalLong.empty()
        : OptionalLong.of((long) golden.at("seed").number());
  }
}
