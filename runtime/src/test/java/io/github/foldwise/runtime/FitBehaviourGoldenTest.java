package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.loop.PlateauRule;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.runtime.session.RunningScores;
import io.github.foldwise.training.ReduceOnPlateau;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Scores;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What Keras 3.8.0's {@code fit}, {@code evaluate} and {@code predict} count, print and return. The
 * trainings behind the figures were drawn without a seed, so they are compared with each other
 * through our arithmetic, not trained again; {@link FitGoldenTest} trains.
 */
@TestMethodOrder(OrderAnnotation.class)
class FitBehaviourGoldenTest {
  private static final Golden GOLDEN = Golden.read("fit_behaviour.json");
  private static final Golden BOTH = GOLDEN.at("both_validation_supplied");
  private static final double PRINTED = 0.5e-4 + 1e-9; // four decimals
  private static final int CLASSES = 3;
  private static final Shape SHAPE = Shape.image(1, 2, 1);
  private static final CheckedModel MODEL = flatten().classify(CLASSES).check(SHAPE);

  @Test
  void where_keras_ignores_one_of_two_sources_of_validation_rows_ours_refuses_the_pair() {
    ImageData images = images(20);

    assertThatThrownBy(() -> adam(1e-3).validateOnLast(0.2).validateOn(images))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("validateOn(20 images")
        .hasMessageContaining("after validateOnLast(0.2)");
  }

  /** Keras took all rows for training although a share was given too. */
  @Test
  void an_epoch_takes_a_step_for_a_partial_last_batch() {
    int rows = BOTH.at("n").integer();
    Training training =
        adam(1e-3).batch(BOTH.at("batch_size").integer()).validateOn(images(20)).epochs(2);
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(images(rows), 1)) {
      assertThat(trained.history().epochs())
          .allMatch(epoch -> epoch.steps() == BOTH.at("steps_seen").integer());
    }
  }

  @Test
  void running_means_are_weighted_by_rows_and_the_last_one_is_the_epochs() {
    Golden formula = BOTH.at("progbar_formula_epoch1");
    RunningScores scores = new RunningScores();
    double[] displayed = new double[2];
    int rows = 0;
    int steps = formula.at("running").size();
    for (int t = 0; t < steps; t++) {
      int batch = Math.min(BOTH.at("batch_size").integer(), BOTH.at("n").integer() - rows);
      double accuracy = formula.at("running", t, 0).number();
      double loss = formula.at("running", t, 1).number();
      addBatchThatMakes(scores, loss, accuracy, rows, batch);
      rows += batch;
      Tolerance.TRAJECTORY.check("loss after step " + t, scores.mean().loss(), loss);
      Tolerance.TRAJECTORY.check("accuracy after step " + t, scores.mean().accuracy(), accuracy);
      displayed[0] += scores.mean().accuracy() * (t == steps - 1 ? 2.0 : 1.0) / (steps + 1);
      displayed[1] += scores.mean().loss() * (t == steps - 1 ? 2.0 : 1.0) / (steps + 1);
    }
    check("accuracy", scores.mean().accuracy(), formula.at("true_accuracy"));
    check("loss", scores.mean().loss(), formula.at("true_loss"));
    check("accuracy", scores.mean().accuracy(), BOTH.at("history", "accuracy", 0));
    check("loss", scores.mean().loss(), BOTH.at("history", "loss", 0));
    check("accuracy that Keras shows", displayed[0], formula.at("displayed_accuracy"));
    check("loss that Keras shows", displayed[1], formula.at("displayed_loss"));
  }

  @Test
  void keras_shows_validation_figures_as_they_are() {
    String first = BOTH.at("final_lines", 1).text();
    String second = BOTH.at("final_lines", 3).text();
    for (String figure : List.of("val_accuracy", "val_loss")) {
      checkPrinted(first, figure, BOTH.at("history", figure, 0).number());
      checkPrinted(second, figure, BOTH.at("history", figure, 1).number());
    }
    Golden formula = BOTH.at("progbar_formula_epoch1");
    checkPrinted(first, "accuracy", formula.at("displayed_accuracy").number());
    checkPrinted(first, "loss", formula.at("displayed_loss").number());
    String notRecorded = "its running means were not recorded; the line shows their double mean";
    BOTH.at("history", "accuracy", 1).setAside(notRecorded);
    BOTH.at("history", "loss", 1).setAside(notRecorded);
  }

  @Test
  void without_a_bar_all_figures_are_shown_as_they_are() {
    List<String> lines =
        GOLDEN.at("verbose2", "text").text().lines().filter(l -> l.contains(" - ")).toList();
    Golden history = GOLDEN.at("verbose2", "history");
    for (String figure : history.names()) {
      for (int epoch = 0; epoch < lines.size(); epoch++) {
        checkPrinted(lines.get(epoch), figure, history.at(figure, epoch).number());
      }
    }
    Golden evaluation = GOLDEN.at("evaluate_verbose2");
    checkPrinted(evaluation.at("text").text(), "loss", evaluation.at("returned", 0).number());
    checkPrinted(evaluation.at("text").text(), "accuracy", evaluation.at("returned", 1).number());
    assertThat(GOLDEN.at("evaluate_verbose1", "returned").doubles())
        .containsExactly(evaluation.at("returned").doubles());
  }

  @Test
  void predictions_have_a_row_for_each_image_and_a_column_for_each_class() {
    int[] shape = GOLDEN.at("predict_verbose1", "shape").ints();
    try (CompiledModel compiled = CompiledModel.compile(MODEL, adam(1e-3));
        TrainedModel initial = compiled.initial(1)) {
      assertThat(initial.predict(images(shape[0]))).hasDimensions(shape[0], shape[1]);
    }
  }

  @Test
  void a_plateau_halves_the_rate_and_an_epoch_shows_the_rate_that_it_was_trained_with() {
    Golden reduced = GOLDEN.at("reduce_lr_float");
    double[] rates = reduced.at("history_learning_rate").doubles();
    double[] losses = printed(reduced.at("text").text(), "val_loss");
    PlateauRule rule = new PlateauRule(ReduceOnPlateau.STANDARD.factor(0.5).patience(1), 0.001f);
    for (int epoch = 0; epoch < rates.length; epoch++) {
      Tolerance.FORMULA.check("rate of epoch " + epoch, rule.rate(), rates[epoch]);
      rule.observe((float) losses[epoch]);
    }
  }

  @Test
  void a_plateau_beside_a_schedule_is_refused_as_in_keras() {
    assertThat(GOLDEN.at("reduce_lr_with_schedule").text()).startsWith("TypeError");
    assertThat(adam(exponentialDecay(0.1, 10, 0.9)).reduceOnPlateau(r -> r).problems())
        .extracting(Problem::place)
        .containsExactly("reduceOnPlateau");
  }

  /** Keras takes a share of 0 for no validation; ours asks to leave the word out. */
  @Test
  void a_share_of_nothing_is_refused() {
    assertThat(GOLDEN.at("validation_split_0").text()).isEqualTo("ok, no val");
    assertThat(adam(1e-3).validateOnLast(0).problems())
        .extracting(Problem::place)
        .containsExactly("validateOnLast(0.0)");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.at("sample_weight").setAside("SampleWeightGoldenTest compares it");
    GOLDEN.requireAllCompared();
  }

  /** The step whose figures turn the means of {@code rows} rows into the next ones. */
  private static void addBatchThatMakes(
      RunningScores scores, double loss, double accuracy, int rows, int batch) {
    Scores before = rows == 0 ? new Scores(0, 0, 0, 0) : scores.mean();
    double stepLoss = (loss * (rows + batch) - (double) before.loss() * rows) / batch;
    long correct = Math.round(accuracy * (rows + batch) - (double) before.accuracy() * rows);
    scores.add(
        new ModelSession.StepScores((float) stepLoss, 0, 0, Math.toIntExact(correct)), batch);
  }

  private static void check(String what, double actual, Golden golden) {
    Tolerance.TRAJECTORY.check(what, actual, golden.number());
  }

  private static void checkPrinted(String line, String figure, double value) {
    assertThat(printed(line, figure)).as(figure + " in " + line).hasSize(1);
    assertThat(value).as(figure).isEqualTo(printed(line, figure)[0], within(PRINTED));
  }

  private static double[] printed(String text, String figure) {
    return Pattern.compile(" - %s: ([0-9.e+-]+)".formatted(Pattern.quote(figure)))
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> found.substring(figure.length() + 5))
        .flatMapToDouble(number -> DoubleStream.of(Double.parseDouble(number)))
        .toArray();
  }

  private static ImageData images(int rows) {
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % CLASSES;
    }
    return ImageData.of(new byte[rows * SHAPE.size()], labels, SHAPE);
  }
}
