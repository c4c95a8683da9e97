package io.github.foldwise.experiment;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.Folds.leaveOneOut;
import static io.github.foldwise.split.Folds.stratifiedKFold;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.sweep.Grid.grid;
import static io.github.foldwise.training.Optimizers.adamW;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.split.Fold;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.Groups;
import io.github.foldwise.split.Rows;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Loss;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentCheckTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 2);
  private static final Param<Integer> BATCH = Param.of("batch", 4);
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.5);
  private static final Param<Integer> CLASSES = Param.of("classes", 3);

  private static final Experiment TOY =
      Experiment.named("toy")
          .model(p -> flatten().dropout(p.get(DROPOUT)).classify(p.get(CLASSES)))
          .training(p -> adam(1e-3).batch(p.get(BATCH)))
          .folds(p -> kFold(p.get(FOLDS)).shuffled(42));

  @Test
  void a_sound_experiment_has_the_folds_and_the_model_of_each_variant() {
    CheckedExperiment checked = TOY.ablate(FOLDS, 5).ablate(BATCH, 8).check(ToyData.set());

    assertThat(checked.variants())
        .extracting(v -> v.variant().name() + ": " + v.folds().size() + " folds, " + v.folding())
        .containsExactly(
            "baseline: 2 folds, k-fold, k = 2, shuffled with seed 42",
            "folds=5: 5 folds, k-fold, k = 5, shuffled with seed 42",
            "batch=8: 2 folds, k-fold, k = 2, shuffled with seed 42");
    assertThat(checked.variants().get(2).folds()).isSameAs(checked.baseline().folds());
    assertThat(checked.variants().get(2).training().batch()).isEqualTo(8);
    assertThat(checked.baseline().model().input().toString()).isEqualTo("4×4×1");
    assertThat(checked.baseline().parameters())
        .containsExactly(FOLDS.to(2), BATCH.to(4), DROPOUT.to(0.5), CLASSES.to(3));
  }

  @Test
  void the_problem_of_a_variant_names_the_variant() {
    assertThat(messages(TOY.ablate(DROPOUT, 0.2, 1.0)))
        .containsExactly(
            """
            variant dropout=1.0: layer 2 dropout(1.0): expected a rate in [0,1), found 1.0.
              Use dropout(0.5) to drop half of the values, dropout(0.0) to drop none.\
            """);
  }

  @Test
  void an_exception_from_decay_that_names_no_weight_of_the_variant_is_refused() {
    Experiment misspelt =
        Experiment.named("toy")
            .model(p -> flatten().classify(3))
            .training(p -> adamW(1e-3).noDecayOn("dens_1/bias"))
            .folds(p -> kFold(2).shuffled(42));

    assertThat(messages(misspelt))
        .containsExactly(
            """
            weight of noDecayOn: expected one of kernel, bias, gamma, beta, dense_1/kernel,\
             dense_1/bias, found 'dens_1/bias'.
              Did you mean 'dense_1/bias'?\
            """);
  }

  @Test
  void a_share_that_leaves_a_fold_nothing_is_refused_once() {
    assertThat(messages(TOY.training(p -> adam(1e-3).validateOnLast(0.05)).ablate(FOLDS, 5)))
        .isEmpty(); // 5 or 8 rows: one of them is validated on
    assertThat(messages(TOY.training(p -> adam(1e-3).validateOnLast(0.9))))
        .containsExactly(
            """
            validateOnLast(0.9): expected at least one of the 5 training rows on either side, \
            found 0 to train on and 5 to validate on.
              Take a share such as 0.2, or more rows.\
            """);
  }

  /** Rows 0–9 of class 0, 10–19 of class 1, 20–29 of class 2: a third of each ends the folds. */
  @Test
  void a_share_that_takes_a_class_from_rows_in_class_order_is_refused_in_every_scheme() {
    int[] labels = IntStream.range(0, 30).map(row -> row / 10).toArray();
    ImageData sorted = ImageData.of(new byte[30 * 16], labels, Shape.image(4, 4, 1));
    DataSet data = new DataSet("toy", "Toy", sorted, Optional.of(sorted), List.of());
    Experiment cut = TOY.training(p -> adam(1e-3).validateOnLast(0.4).batch(p.get(BATCH)));
    String refusal =
        """
        validateOnLast(0.4): expected training rows of every class next to the share that it holds \
        out, found none of class 2.
          Say validateOnLastOfEachClass(0.4), or put the rows into another order.\
        """;

    for (Folds rule :
        List.of(
            kFold(2).shuffled(1),
            stratifiedKFold(2),
            Folds.repeatedKFold(2, 2).shuffled(1),
            Folds.groupKFold(2, Groups.of(IntStream.range(0, 30).map(row -> row % 5).toArray())),
            leaveOneOut())) {
      assertThat(problems(cut.folds(p -> rule), data))
          .extracting(Problem::toString)
          .containsExactly(refusal);
    }
    assertThat(problems(cut.folds(p -> Folds.shuffleSplit(2).shuffled(1)), data)).isEmpty();
    assertThat(
            problems(
                cut.folds(p -> Folds.trainTestSplit().shuffled(1)).ablate(BATCH, 8).refitBest(),
                data))
        .extracting(Problem::toString)
        .containsExactly("refitBest(): " + refusal);
  }

  @Test
  void a_class_that_the_share_lacks_is_reported() {
    int[] labels = IntStream.range(0, 30).map(row -> row / 10).toArray();
    DataSet data =
        new DataSet(
            "toy",
            "Toy",
            ImageData.of(new byte[30 * 16], labels, Shape.image(4, 4, 1)),
            Optional.empty(),
            List.of());

    assertThat(
            ofClasses(
                TOY.training(p -> adam(1e-3).validateOnLast(0.25))
                    .folds(p -> stratifiedKFold(2))
                    .check(data)))
        .containsExactly(shareLacks(0), shareLacks(1));
    assertThat(
            ofClasses(
                TOY.training(p -> adam(1e-3).validateOnLastOfEachClass(0.25))
                    .folds(p -> stratifiedKFold(2))
                    .check(data)))
        .isEmpty();
  }

  private static String shareLacks(int label) {
    return "classes without validation rows: Class %s (10 rows) has no row in the share that is held"
            .formatted(label)
        + " out of the training rows in folds 1, 2 of 2. What is validated on it after each epoch"
        + " says nothing about the class. Say validateOnLastOfEachClass(0.25).";
  }

  @Test
  void classes_that_no_training_row_has_are_reported() {
    int[] labels = IntStream.range(0, 12).map(row -> 2 * (row % 2)).toArray();
    ImageData images = ImageData.of(new byte[12 * 16], labels, Shape.image(4, 4, 1));
    ImageData test = ImageData.of(new byte[16], new int[] {1}, Shape.image(4, 4, 1));
    DataSet data =
        new DataSet("toy", "Toy", images, Optional.of(test), List.of("x", "never", "z", "spare"));

    assertThat(TOY.check(data).warnings())
        .filteredOn(warning -> warning.kind().equals("classes without rows"))
        .extracting(Warning::toString)
        .containsExactly(
            "classes without rows: No training row is of classes 1 (never), 3 (spare). The model"
                + " cannot learn what it never sees.",
            "classes without rows: Test rows are of class 1 (never), which no training row is of."
                + " Each of these rows is predicted wrongly, so test accuracies are too low. Leave"
                + " them out, or train on such rows too.");
    assertThat(
            problems(
                TOY.ablate(CLASSES, 4),
                new DataSet("toy", "Toy", images, Optional.empty(), List.of("x"))))
        .extracting(Problem::toString)
        .containsExactly(
            """
            class names of toy: expected a name for each of the model's 3 classes, found 1.
              Name the other classes.\
            """,
            """
            variant classes=4: class names of toy: expected a name for each of the model's 4 \
            classes, found 1.
              Name the other classes.\
            """);
  }

  @Test
  void the_test_images_are_never_validated_on() {
    String refusal =
        """
        validateOn(images): expected images outside the test set, which must not decide anything, \
        found the test images of toy.
          Say validateOnLastOfEachClass(0.2), or leave it out: the fold's rows are validated on.\
        """;

    assertThat(validatedOn(ToyData.images(4, 4))).isEmpty();
    assertThat(validatedOn(ToyData.images(3, 4, 10))).containsExactly(refusal);
    assertThat(validatedOn(ToyData.images(2, 4, 11))).containsExactly(refusal); // some of them
    assertThat(validatedOn(inOtherOrder(ToyData.images(3, 4, 10)))).containsExactly(refusal);
    assertThat(validatedOn(asFloats(ToyData.images(3, 4, 10)))).containsExactly(refusal);
    assertThat(validatedOn(ToyData.images(3, 4, 9))).isEmpty(); // one of them is a training image
  }

  private static List<String> validatedOn(ImageData images) {
    return messages(TOY.training(p -> adam(1e-3).validateOn(images)));
  }

  private static ImageData inOtherOrder(ImageData images) {
    byte[] pixels = new byte[images.rows() * 16];
    for (int row = 0; row < images.rows(); row++) {
      images.read(images.rows() - 1 - row, pixels, row * 16);
    }
    return ImageData.of(pixels, images.labels(), images.shape());
  }

  private static ImageData asFloats(ImageData images) {
    float[] pixels = new float[images.rows() * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (images.bytes(i / 16)[i % 16] & 0xff) / 255f;
    }
    return ImageData.of(pixels, images.labels(), images.shape());
  }

  @Test
  void a_second_source_of_validation_rows_is_a_problem_of_the_training() {
    assertThat(messages(TOY.training(p -> adam(1e-3).validateOnLast(0.2).validateOnFold())))
        .containsExactly(
            """
            training: expected one source of validation rows, found validateOnFold() after \
            validateOnLast(0.2).
              Neither is ignored: keep one of the two.\
            """);
  }

  @Test
  void a_problem_of_the_baseline_is_said_once() {
    assertThat(places(TOY.with(DROPOUT, 1.0).ablate(BATCH, 8, 0).ablate(DROPOUT, 0.2, -1.0)))
        .containsExactly(
            "layer 2 dropout(1.0)",
            "variant batch=0: batch(0)",
            "variant dropout=-1.0: layer 2 dropout(-1.0)");
  }

  @Test
  void a_problem_of_the_baseline_is_said_once_though_its_layer_stands_elsewhere_in_a_variant() {
    Param<Boolean> norm = Param.of("norm", true);
    Experiment experiment =
        TOY.model(
                p -> {
                  var maps = conv(2, 3);
                  return (p.get(norm) ? maps.bn() : maps).dropout(1.0).flatten().classify(3);
                })
            .ablate(norm, false);

    assertThat(places(experiment)).containsExactly("layer 3 dropout(1.0)");
  }

  @Test
  void problems_of_folds_training_and_model_come_at_once() {
    Experiment experiment = TOY.with(FOLDS, 11).with(BATCH, 0).with(DROPOUT, 2.0);

    assertThat(messages(experiment))
        .containsExactly(
            """
            folds: expected from 2 to the number of rows, 10, found 11.
              Choose a k in that range; 5 or 10 is usual.\
            """,
            """
            batch(0): expected at least 1, found 0.
              batch(32) is usual.\
            """,
            """
            layer 2 dropout(2.0): expected a rate in [0,1), found 2.0.
              Use dropout(0.02): the rate is a share, not per cent.\
            """);
  }

  @Test
  void a_loss_that_contradicts_the_head_is_refused_in_its_variant() {
    Param<Loss> loss = Param.of("loss", Loss.SPARSE_CROSS_ENTROPY);
    Experiment experiment =
        TOY.training(p -> adam(1e-3).loss(p.get(loss)))
            .ablate(loss, Loss.oneHotCrossEntropy().labelSmoothing(0.1), Loss.binaryFocal());

    assertThat(messages(experiment))
        .containsExactly(
            """
            variant loss=binary_focal: loss binary_focal: expected sigmoids, \
            which classifyEach(n) and binary() make, found classify(3), a softmax over the classes.
              End the model with classifyEach(n) or binary(), or train it on sparseCrossEntropy().\
            """);
  }

  @Test
  void rows_of_the_data_are_not_weighted_by_their_classes_too() {
    Experiment experiment = TOY.training(p -> adam(1e-3).classWeights(Map.of(0, 2.0)));
    DataSet plain = ToyData.withoutTest();
    DataSet weighted =
        new DataSet(
            "toy", "Toy", plain.training().withWeights(new float[10]), Optional.empty(), List.of());

    assertThatThrownBy(() -> experiment.check(weighted))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("found classWeights({0=2.0}) on data with weights of its rows.");
  }

  @Test
  void a_label_that_the_model_has_no_class_for_is_named_with_its_row() {
    assertThat(messages(TOY.with(CLASSES, 2)))
        .containsExactly(
            """
            label of training row 2: expected from 0 to 1, because the model has 2 classes, found 2.
              End the model with classify(3), or fix the labels.\
            """,
            """
            label of test row 2: expected from 0 to 1, because the model has 2 classes, found 2.
              End the model with classify(3), or fix the labels.\
            """);
  }

  @Test
  void a_class_without_a_name_is_refused() {
    assertThat(messages(TOY.with(CLASSES, 4)))
        .containsExactly(
            """
            class names of toy: expected a name for each of the model's 4 classes, found 3.
              End the model with classify(3), or name the other classes.\
            """);
    assertThat(problems(TOY.with(CLASSES, 4), ToyData.withoutTest())).isEmpty();
  }

  @Test
  void what_was_never_declared_is_asked_for() {
    assertThat(messages(Experiment.named("empty")))
        .containsExactly(
            """
            folds: expected a declaration, found none.
              Add .folds(p -> …) to the experiment.\
            """,
            """
            training: expected a declaration, found none.
              Add .training(p -> …) to the experiment.\
            """,
            """
            model: expected a declaration, found none.
              Add .model(p -> …) to the experiment.\
            """);
  }

  @Test
  void a_declaration_that_gives_null_is_refused() {
    assertThat(messages(TOY.model(p -> null)))
        .containsExactly(
            """
            model: expected a value, found null.
              Return a value from the argument of .model.\
            """);
  }

  @Test
  void an_exception_of_the_users_code_becomes_a_problem_with_its_origin() {
    List<Problem> problems =
        problems(
            TOY.training(
                p -> {
                  throw new IllegalStateException("no schedule yet");
                }),
            ToyData.set());

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).withTrace(""))
        .hasToString(
            """
            training: expected a declaration that can be evaluated, found \
            java.lang.IllegalStateException: no schedule yet.
              Fix the argument of .training.\
            """);
    assertThat(problems.get(0).trace()).matches("thrown at ExperimentCheckTest\\.java:\\d+");
  }

  @Test
  void a_conflict_in_the_chain_of_a_model_is_reported_unchanged() {
    assertThat(
            messages(
                TOY.model(p -> conv(p.get(BATCH), 3).stride(2).stride(3).flatten().classify(3))))
        .containsExactly(
            """
            conv(4, 3): expected one stride, found stride(3) after stride(2).
              stride(2) was already set on this conv; it cannot be changed to stride(3). \
            Keep one of the two.\
            """);
  }

  @Test
  void an_ablated_parameter_that_nothing_reads_is_refused() {
    assertThat(messages(TOY.ablate("sizes", grid(Param.of("batches", 1), 2, 3))))
        .containsExactly(
            """
            ablation sizes: expected a parameter that the experiment reads: folds, batch, dropout, \
            classes, found 'batches'.
              Read it with p.get(…) in the model, the training or the folds, or leave it out.\
            """);
  }

  @Test
  void a_value_of_the_baseline_that_nothing_reads_is_refused() {
    assertThat(messages(TOY.with(Param.of("hidden", 128), 64)))
        .containsExactly(
            """
            baseline with(hidden=64): expected a parameter that the experiment reads: folds, batch, \
            dropout, classes, found 'hidden'.
              Read it with p.get(…) in the model, the training or the folds, or leave it out.\
            """);
  }

  @Test
  void a_parameter_that_only_one_variant_reads_may_be_ablated() {
    Param<Boolean> deep = Param.of("deep", false);
    Param<Integer> hidden = Param.of("hidden", 8);
    Experiment experiment =
        TOY.model(
                p ->
                    p.get(deep)
                        ? flatten().dense(p.get(hidden)).classify(3)
                        : flatten().classify(3))
            .ablate("depth", grid(deep, true).by(hidden, 8, 16));

    assertThat(problems(experiment, ToyData.set())).isEmpty();
  }

  @Test
  void names_of_parameters_that_the_command_line_cannot_set_are_refused() {
    Param<Double> equals = Param.of("a=b", 0.5);
    Param<Double> spaced = Param.of(" rate", 0.5);
    Experiment experiment =
        TOY.model(
            p -> flatten().dropout(p.get(equals)).dense(8).dropout(p.get(spaced)).classify(3));

    assertThat(messages(experiment))
        .containsExactly(
            """
            name of a parameter: expected no =, which separates it from its value, found 'a=b'.
              Give it another name.\
            """,
            """
            name of a parameter: expected no space at either end, found ' rate'.
              Give it another name.\
            """);
  }

  @Test
  void two_parameters_of_one_name_are_refused() {
    assertThat(messages(TOY.ablate(Param.of("dropout", 0.6), 0.2)))
        .containsExactly(
            """
            parameter dropout: expected one parameter of that name, found two or more, with standards 0.5 and 0.6.
              Declare it once and use that constant everywhere, or rename one.\
            """);
  }

  @Test
  void variants_of_one_name_must_be_the_same() {
    Experiment experiment =
        TOY.ablate("a", Variant.named("small", BATCH.to(2)))
            .ablate("b", Variant.named("small", BATCH.to(3)))
            .ablate("c", Variant.named("small", BATCH.to(2)))
            .ablate("d", Variant.named("baseline", BATCH.to(2)));

    assertThat(messages(experiment))
        .containsExactly(
            """
            variant small: expected a unique name for each variant, found it for 'batch=2' and for 'batch=3'.
              Give one of the two another name.\
            """,
            """
            variant baseline: expected a unique name for each variant, found it for 'no change' and for 'batch=2'.
              Give one of the two another name.\
            """);
  }

  @Test
  void a_variant_gives_each_parameter_one_value() {
    assertThat(messages(TOY.ablate("twice", grid(BATCH, 2).by(BATCH, 3))))
        .containsExactly(
            """
            variant batch=2 batch=3: expected each parameter once, found 'batch=3' once more.
              Keep one value of batch.\
            """);
  }

  @Test
  void tables_have_names_of_their_own_and_hold_something() {
    assertThat(messages(TOY.ablate(BATCH, 2).ablate(BATCH, 3).ablate(DROPOUT)))
        .containsExactly(
            """
            ablation batch: expected a unique name for each table, found a second one of that name.
              Give one of the two another name, or all their values to one.\
            """,
            """
            ablation dropout: expected at least 1 value to compare with the baseline, found none.
              Add values, or leave the table out.\
            """);
  }

  @Test
  void looks_at_the_test_rows_need_test_rows() {
    String message =
        """
        testEachTrial(): expected test rows in the data, found none in toy.
          Leave testEachTrial() out, or choose data with test rows.\
        """;

    assertThat(problems(TOY.testEachTrial(), ToyData.set())).isEmpty();
    assertThat(problems(TOY.testEachTrial(), ToyData.withoutTest()))
        .extracting(Problem::toString)
        .containsExactly(message);
    assertThat(problems(TOY.testEachTrial(), ToyData.withTest(Optional.of(ToyData.images(0, 4)))))
        .extracting(Problem::toString)
        .containsExactly(message);
  }

  @Test
  void test_images_have_the_shape_of_the_training_images() {
    assertThat(problems(TOY, ToyData.withTest(Optional.of(ToyData.images(3, 5)))))
        .extracting(Problem::toString)
        .containsExactly(
            """
            test images of toy: expected the shape of the training images, 4×4×1, found 5×5×1.
              Give both sets of images the same height, width and channels.\
            """);
  }

  @Test
  void folds_of_the_users_own_are_looked_through() {
    Folds folds =
        new OwnFolds(
            new Fold(1, Rows.of(), Rows.of(1)),
            new Fold(2, Rows.of(1), Rows.of()),
            new Fold(3, Rows.of(1, 2), Rows.of(2, 3)),
            new Fold(4, Rows.of(1, 2), Rows.of(10)));

    assertThat(messages(TOY.folds(p -> folds).with(DROPOUT, 0.1)))
        .containsExactly(
            """
            fold 1: expected at least 1 training row, found none.
              Choose fewer folds, or give more training rows.\
            """,
            """
            fold 2: expected at least 1 validation row, found none.
              Choose fewer folds, or give more training rows.\
            """,
            """
            fold 3: expected validation rows that are not trained on, found row 2 in both.
              Fix the rule that divides the rows.\
            """,
            """
            fold 4: expected rows from 0 to 9, found 10.
              Fix the rule that divides the rows.\
            """);
  }

  // Rows 0 to 9 are of the classes 0, 1, 2 in turn: rows 2, 5 and 8 hold all of class 2.
  @Test
  void a_class_that_a_fold_cannot_learn_is_refused() {
    Folds folds =
        new OwnFolds(
            new Fold(1, Rows.of(0, 1, 3, 4), Rows.of(2, 5, 6, 7, 8, 9)),
            new Fold(2, Rows.of(0, 1, 2, 3, 4), Rows.of(5, 6, 7, 8, 9)),
            new Fold(3, Rows.of(0, 3), Rows.of(1, 2, 4)));

    assertThat(messages(TOY.folds(p -> folds)))
        .containsExactly(
            """
            fold 1: expected training rows of every class in the data, found none of class 2.
              Choose stratified folds, or fewer of them.\
            """,
            """
            fold 3: expected training rows of every class in the data, found none of classes 1, 2.
              Choose stratified folds, or fewer of them.\
            """);
  }

  @Test
  void a_class_of_one_row_cannot_be_validated_and_trained_on() {
    DataSet data =
        new DataSet(
            "toy",
            "Toy",
            ImageData.of(new byte[6 * 16], new int[] {0, 1, 0, 2, 1, 0}, Shape.image(4, 4, 1)),
            Optional.empty(),
            List.of());

    assertThat(problems(TOY.folds(p -> leaveOneOut()), data))
        .extracting(Problem::toString)
        .containsExactly(
            """
            fold 4: expected training rows of every class in the data, found none of class 2.
              Give a class of one row more rows, or leave it out: the fold that validates on it \
            cannot train on it.\
            """);
  }

  @Test
  void a_class_that_a_fold_does_not_validate_is_reported_once() {
    Folds folds =
        new OwnFolds(
            new Fold(1, Rows.of(0, 1, 2, 3, 4), Rows.of(6, 7, 9)),
            new Fold(2, Rows.of(0, 1, 2, 3), Rows.of(4, 5, 6)),
            new Fold(3, Rows.of(0, 1, 2, 3), Rows.of(6, 7, 9)));
    CheckedExperiment checked =
        TOY.folds(p -> p.get(FOLDS) == 2 ? folds : kFold(p.get(FOLDS)))
            .ablate(BATCH, 8)
            .ablate(FOLDS, 3)
            .check(ToyData.set());

    assertThat(ofClasses(checked))
        .containsExactly(
            "classes without validation rows: Class 2 (3 rows) has no validation row in folds 1, 3"
                + " of 3. What is measured there says nothing about it. Choose stratified folds, or"
                + " fewer of them.");
  }

  @Test
  void a_warning_of_a_variant_names_the_variant_and_the_first_folds() {
    Fold lacking = new Fold(1, Rows.of(0, 1, 2), Rows.of(3, 6, 9));
    Folds folds =
        new OwnFolds(
            IntStream.rangeClosed(1, 12)
                .mapToObj(index -> new Fold(index, lacking.training(), lacking.validation()))
                .toArray(Fold[]::new));

    assertThat(
            ofClasses(
                TOY.folds(p -> p.get(BATCH) == 8 ? folds : kFold(2))
                    .ablate(BATCH, 8)
                    .check(ToyData.set())))
        .containsExactly(notJudged(1), notJudged(2));
  }

  private static String notJudged(int label) {
    return "classes without validation rows: Variant batch=8: Class %s (3 rows) has no validation row in"
            .formatted(label)
        + " folds 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more of 12. What is measured there says"
        + " nothing about it. Choose stratified folds, or fewer of them.";
  }

  private static List<String> ofClasses(CheckedExperiment checked) {
    return checked.warnings().stream()
        .filter(warning -> warning.kind().equals("classes without validation rows"))
        .map(Warning::toString)
        .toList();
  }

  @Test
  void folds_with_fewer_validation_rows_than_classes_give_no_warning() {
    assertThat(TOY.folds(p -> leaveOneOut()).check(ToyData.set()).warnings()).isEmpty();
  }

  @Test
  void the_text_of_a_variant_decides_its_outcome_and_not_its_name() {
    CheckedExperiment checked =
        TOY.ablate("names", Variant.named("other name", DROPOUT.to(0.25)))
            .ablate(DROPOUT, 0.25)
            .check(ToyData.set());

    assertThat(checked.baseline().text())
        .startsWith("input: 4×4×1\nflatten_1: flatten\ndropout_1: dropout rate=0.5\ndense_1: ")
        .contains("\ntraining optimizer=")
        .endsWith(")\nfolds: k-fold, k = 2, shuffled with seed 42");
    assertThat(checked.variants().get(1).text())
        .isEqualTo(checked.variants().get(2).text())
        .isNotEqualTo(checked.baseline().text());
  }

  @Test
  void the_text_of_an_experiment_holds_all_that_decides_its_figures() {
    Experiment experiment = TOY.ablate(DROPOUT, 0.25, 0.5);
    CheckedExperiment checked = experiment.check(ToyData.set());
    String hash = ToyData.set().training().sha256();

    assertThat(checked.text())
        .startsWith(
            """
            experiment: toy
            data: toy
            training rows: 10 of 4×4×1, sha256 %s
            test rows: 3 of 4×4×1, sha256 %s
            seed: 0
            repeats: 1
            tested each trial: false
            margin: 0.005
            pruning: none
            inner folds: none
            refits the best: false
            table dropout: dropout=0.25, baseline
            variant baseline:
              input: 4×4×1
              flatten_1: flatten
              dropout_1: dropout rate=0.5
            """
                .formatted(hash, ToyData.images(3, 4, 10).sha256()))
        .contains("variant dropout=0.25:\n  input: 4×4×1\n")
        .endsWith("folds: k-fold, k = 2, shuffled with seed 42\n");
    assertThat(checked.hash()).isEqualTo(Fingerprint.of(checked.text())).hasSize(64);
    assertThat(
            List.of(
                experiment.seed(1).check(ToyData.set()).hash(),
                experiment.testEachTrial().check(ToyData.set()).hash(),
                experiment.with(BATCH, 5).check(ToyData.set()).hash(),
                experiment.withoutAblations().check(ToyData.set()).hash(),
                experiment.check(ToyData.set().limit(9)).hash(),
                experiment.check(ToyData.withoutTest()).hash(),
                checked.hash()))
        .doesNotHaveDuplicates();
    assertThat(experiment.check(ToyData.set()).hash()).isEqualTo(checked.hash());
  }

  @Test
  void title_and_author_are_no_part_of_what_decides_a_result() {
    CheckedExperiment checked = TOY.check(ToyData.set());
    CheckedExperiment named =
        TOY.title("Garments by a small network").author("Ada Lovelace").check(ToyData.set());

    assertThat(named.text()).isEqualTo(checked.text());
    assertThat(named.title()).contains("Garments by a small network");
    assertThat(named.author()).contains("Ada Lovelace");
    assertThat(checked.title()).isEmpty();
    assertThat(named).isNotEqualTo(checked);
  }

  @Test
  void a_title_and_an_author_are_one_visible_line_each() {
    assertThatThrownBy(() -> TOY.title("two\nlines").author(" ").check(ToyData.set()))
        .hasMessage(
            """
            title: expected visible characters in one line, found 'two?lines' with others, here ?.
              Give it another name.
            author: expected visible characters in one line, found none.
              Give it another name.\
            """);
  }

  @Test
  void the_text_is_the_same_where_digits_are_written_in_arabic() {
    Experiment experiment = TOY.ablate(BATCH, 8);
    CheckedExperiment here = experiment.check(ToyData.set());
    String text = here.text();
    String hash = here.hash();

    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      CheckedExperiment there = experiment.check(ToyData.set());
      assertThat(there.text()).isEqualTo(text);
      assertThat(there.hash()).isEqualTo(hash);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** A rule that is not ours. */
  private record OwnFolds(List<Fold> folds) implements Folds {
    OwnFolds(Fold... folds) {
      this(List.of(folds));
    }

    @Override
    public List<Fold> split(int[] labels) {
      return folds;
    }

    @Override
    public List<Problem> problems(int[] labels) {
      return List.of();
    }

    @Override
    public String describe() {
      return "own folds";
    }
  }

  private static List<String> places(Experiment experiment) {
    return problems(experiment, ToyData.set()).stream().map(Problem::place).toList();
  }

  private static List<String> messages(Experiment experiment) {
    return problems(experiment, ToyData.set()).stream().map(Problem::toString).toList();
  }

  private static List<Problem> problems(Experiment experiment, DataSet data) {
    try {
      assertThat(experiment.check(data).variants()).isNotEmpty();
      return List.of();
    } catch (RefusedException refused) {
      return refused.problems();
    }
  }
}
