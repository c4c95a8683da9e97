package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.loss.LossParts;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.TrialListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The notebook's network in small, against Keras 3.8.0: weights, gradients and every logged value.
 * Keras 3.15.1 divides the activity penalties by the rows of the batch: {@code Reduction.MEAN}.
 *
 * <p>Held to {@link Tolerance#TRAJECTORY} from the first pass on, for even one pass is a sequence
 * of kernels that sum in another order than those of Keras.
 */
@Tag("kernels")
@TestMethodOrder(OrderAnnotation.class)
class MiniCnnTrainingGoldenTest {
  private static final Golden GOLDEN = Golden.read("mini_cnn_training.json");
  private static final Golden FIT = GOLDEN.at("fit_noshuffle_3epochs");
  private static final Shape SHAPE = Shape.image(8, 8, 1);
  private static final ImageData DATA = images("x", "y");
  private static final ImageData VALIDATION = images("x_val", "y_val");
  private static final int BATCH = GOLDEN.at("batch_size").integer();
  private static final Training TRAINING =
      adam(exponentialDecay(0.01, 4, 0.9))
          .epochs(3)
          .batch(BATCH)
          .evaluationBatch(BATCH)
          .unshuffled()
          .validateOn(VALIDATION);
  private static final CheckedModel MODEL =
      conv(4, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .biasL1(1e-5)
          .activityL2(1e-4, Reduction.SUM)
          .bn()
          .pool(2)
          .conv(6, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .biasL1(1e-5)
          .activityL2(1e-4, Reduction.SUM)
          .bn()
          .pool(2)
          .flatten()
          .dense(5)
          .relu()
          .l1l2(1e-5, 1e-4)
          .biasL1(1e-5)
          .activityL2(1e-4, Reduction.SUM)
          .classify(3)
          .check(SHAPE);
  private static final Map<String, float[]> INITIAL = weights(GOLDEN.at("initial_weights"));

  static List<String> batches() {
    return GOLDEN.at("initial_evaluate_loss_acc_by_batch").names();
  }

  @Test
  void weights_have_the_names_and_the_order_of_keras() {
    assertThat(MODEL.weights())
        .extracting(weight -> kerasName(weight.name()))
        .containsExactlyElementsOf(
            GOLDEN.at("weight_names").elements().stream().map(Golden::text).toList());
  }

  @Test
  void initial_probabilities() {
    try (TrainedModel initial = initial(TRAINING)) {
      check("probabilities", initial.predict(DATA), GOLDEN.at("initial_predict"));
    }
  }

  @ParameterizedTest(name = "batch {0}")
  @MethodSource("batches")
  void initial_evaluation_depends_on_its_batch_because_activity_penalties_are_sums(String batch) {
    try (TrainedModel initial = initial(TRAINING.evaluationBatch(Integer.parseInt(batch)))) {
      check(
          initial.evaluate(DATA).scores(), GOLDEN.at("initial_evaluate_loss_acc_by_batch", batch));
    }
  }

  @Test
  void losses_of_the_first_batch_at_inference() {
    try (OpenModel open = open()) {
      Golden losses = GOLDEN.at("inference_losses_batch0");
      check(open.inferenceLoss(DATA.limit(BATCH)), losses.at("ce"), losses.at("values"));
    }
  }

  @Test
  void losses_and_gradients_of_the_first_step() {
    try (OpenModel open = open()) {
      Golden step = GOLDEN.at("train_step0");
      OpenModel.TrainingPass pass = open.trainingPass(DATA.limit(BATCH));
      LossParts loss = pass.loss();
      check(loss, step.at("ce"), step.at("losses"));
      Tolerance.TRAJECTORY.check("total", loss.sum(), step.at("total").number());

      Map<String, float[]> gradients = pass.gradients();
      assertThat(gradients.keySet().stream().map(MiniCnnTrainingGoldenTest::kerasName))
          .containsExactlyElementsOf(step.at("gradients").names());
      gradients.forEach(
          (name, values) ->
              Tolerance.TRAJECTORY.check(
                  name, values, step.at("gradients", kerasName(name)).tensor()));
      checkProbabilities(step.at("probs").tensor(), loss, gradients.get("dense_2/bias"));
    }
  }

  @Test
  void three_epochs_of_batches_in_order() {
    List<StepResult> steps = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void stepDone(StepResult result) {
            steps.add(result);
          }
        };
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING);
        TrainedModel trained = compiled.train(DATA, 1, INITIAL, listener)) {
      checkSteps(steps);
      checkHistory(trained.history().epochs());
      weights(FIT.at("final_weights"))
          .forEach(
              (name, values) ->
                  Tolerance.TRAJECTORY.check(
                      name + " after 9 steps", trained.weight(name), values));
      check(trained.evaluate(VALIDATION).scores(), FIT.at("evaluate_val_batch4"));
      check("probabilities", trained.predict(VALIDATION), FIT.at("predict_val"));
      try (CompiledModel together = CompiledModel.compile(MODEL, TRAINING.evaluationBatch(32));
          TrainedModel same = together.initial(1).withWeights(trained.weights())) {
        check(same.evaluate(VALIDATION).scores(), FIT.at("evaluate_val_default32"));
      }
    }
  }

  @Test
  void training_twice_gives_the_same_bits() {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING);
        TrainedModel first = compiled.train(DATA, 1, INITIAL);
        TrainedModel second = compiled.train(DATA, 1, INITIAL)) {
      assertThat(second.weight("dense_1/kernel")).containsExactly(first.weight("dense_1/kernel"));
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  /** Running means over the rows of the epoch so far, as Keras logs them. */
  private static void checkSteps(List<StepResult> steps) {
    assertThat(FIT.at("batch_logs").size()).isEqualTo(steps.size());
    double loss = 0;
    double correct = 0;
    int rows = 0;
    for (StepResult step : steps) {
      Golden log = FIT.at("batch_logs", (int) step.step() - 1);
      boolean first = log.at("batch").integer() == 0;
      loss = (first ? 0 : loss) + step.scores().loss() * (double) step.rows();
      correct = (first ? 0 : correct) + step.scores().accuracy() * (double) step.rows();
      rows = (first ? 0 : rows) + step.rows();
      Tolerance.TRAJECTORY.check("loss of " + log, loss / rows, log.at("loss").number());
      Tolerance.TRAJECTORY.check("accuracy of " + log, correct / rows, log.at("accuracy").number());
      assertThat(step.step()).isEqualTo(log.at("iterations").integer());
    }
  }

  private static void checkHistory(List<EpochResult> epochs) {
    assertThat(FIT.at("epoch_logs").size()).isEqualTo(epochs.size());
    for (EpochResult epoch : epochs) {
      int i = epoch.epoch() - 1;
      assertThat(FIT.at("epoch_logs", i, "epoch").integer()).isEqualTo(i);
      Scores validation = epoch.validation().orElseThrow();
      checkFigure("loss", i, epoch.training().loss());
      checkFigure("accuracy", i, epoch.training().accuracy());
      checkFigure("val_loss", i, validation.loss());
      checkFigure("val_accuracy", i, validation.accuracy());
    }
  }

  private static void checkFigure(String name, int epoch, float figure) {
    Tolerance.TRAJECTORY.check(name, figure, FIT.at("history", name, epoch).number());
    Tolerance.TRAJECTORY.check(name, figure, FIT.at("epoch_logs", epoch, name).number());
  }

  /** Our training head has no probabilities; they make its loss and its last gradient. */
  private static void checkProbabilities(float[] probabilities, LossParts loss, float[] lastBias) {
    double entropy = 0;
    double[] gradient = new double[3];
    for (int row = 0; row < BATCH; row++) {
      entropy -= Math.log(probabilities[row * 3 + DATA.label(row)]) / BATCH;
      for (int c = 0; c < 3; c++) {
        double truth = DATA.label(row) == c ? 1 : 0;
        gradient[c] += (probabilities[row * 3 + c] - truth) / BATCH;
      }
    }
    Tolerance.TRAJECTORY.check("cross-entropy of the probabilities", loss.data(), entropy);
    for (int c = 0; c < 3; c++) {
      Tolerance.TRAJECTORY.check("gradient of the logits", lastBias[c], gradient[c]);
    }
  }

  /** Keras lists the activity penalties of the three layers, then those of their weights. */
  private static void check(LossParts loss, Golden crossEntropy, Golden penalties) {
    Tolerance.TRAJECTORY.check("cross-entropy", loss.data(), crossEntropy.number());
    double[] values = penalties.doubles();
    Tolerance.TRAJECTORY.check(
        "activity penalties", loss.activity(), DoubleStream.of(values).limit(3).sum());
    Tolerance.TRAJECTORY.check(
        "weight penalties", loss.weights(), DoubleStream.of(values).skip(3).sum());
  }

  private static void check(Scores scores, Golden lossAndAccuracy) {
    Tolerance.TRAJECTORY.check("loss", scores.loss(), lossAndAccuracy.at(0).number());
    Tolerance.TRAJECTORY.check("accuracy", scores.accuracy(), lossAndAccuracy.at(1).number());
  }

  private static void check(String what, float[][] rows, Golden tensor) {
    float[] expected = tensor.tensor();
    for (int row = 0; row < rows.length; row++) {
      for (int c = 0; c < rows[row].length; c++) {
        Tolerance.TRAJECTORY.check(what, rows[row][c], expected[row * rows[row].length + c]);
      }
    }
    assertThat(rows.length * rows[0].length).isEqualTo(expected.length);
  }

  private static TrainedModel initial(Training training) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel drawn = compiled.initial(1)) {
      return drawn.withWeights(INITIAL);
    }
  }

  private static OpenModel open() {
    OpenModel open = new OpenModel(MODEL, TRAINING);
    open.session().initialize(1);
    open.write(INITIAL);
    return open;
  }

  private static ImageData images(String pixels, String labels) {
    return ImageData.of(GOLDEN.at(pixels).tensor(), GOLDEN.at(labels).ints(), SHAPE);
  }

  private static Map<String, float[]> weights(Golden inOrder) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    for (WeightSpec weight : MODEL.weights()) {
      Golden tensor = inOrder.at(weights.size());
      assertThat(tensor.at("shape").ints())
          .containsExactly(weight.dims().stream().mapToInt(Integer::intValue).toArray());
      weights.put(weight.name(), tensor.tensor());
    }
    assertThat(inOrder.size()).isEqualTo(weights.size());
    return weights;
  }

  /** {@code conv_1/kernel} is {@code sequential/conv1/kernel}. */
  private static String kerasName(String weight) {
    return "sequential/" + weight.replaceFirst("_", "");
  }
}
