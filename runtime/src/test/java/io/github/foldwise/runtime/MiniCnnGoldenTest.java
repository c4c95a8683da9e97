package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.runtime.Golden.assertClose;
import static io.github.foldwise.training.Training.adam;
import static io.github.foldwise.training.Training.exponentialDecay;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Reduction;
import io.github.foldwise.model.Shape;
import io.github.foldwise.model.WeightSpec;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trainer.EpochResult;
import io.github.foldwise.trainer.Scores;
import io.github.foldwise.trainer.TrialListener;
import io.github.foldwise.trainer.TrialResult;
import io.github.foldwise.trainer.TrialTask;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.types.TFloat32;

/**
 * The notebook's network in small, against Keras 3.8.0: weights, gradients and every logged value.
 */
@Tag("kernels")
class MiniCnnGoldenTest {
  private static final Golden GOLDEN = Golden.read("mini_cnn_training.json");
  private static final Training TRAINING =
      adam(exponentialDecay(0.01, 4, 0.9)).epochs(3).batch(4).evaluationBatch(4).unshuffled();

  private final CheckedModel model =
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
          .check(Shape.image(8, 8, 1));
  private final ImageData data = images("/x/data", "/y");
  private final ImageData validation = images("/x_val/data", "/y_val");

  private ModelGraph graph;
  private ModelSession session;

  @BeforeEach
  void startFromTheGoldenWeights() {
    graph = new ModelGraph(model, TRAINING, Device.CPU);
    session = new ModelSession(graph, Device.CPU, 1);
    session.initialize(1);
    List<WeightSpec> weights = model.weights();
    for (int i = 0; i < weights.size(); i++) {
      session.write(weights.get(i).name(), GOLDEN.floats("/initial_weights/" + i + "/data"));
    }
  }

  @AfterEach
  void close() {
    session.close();
    graph.close();
  }

  @Test
  void initial_probabilities() {
    try (Batch all = Batch.of(data, Rows.all(10), 0, 10)) {
      assertClose("probabilities", session.predict(all), GOLDEN.floats("/initial_predict/data"));
    }
  }

  @ParameterizedTest(name = "batch {0}")
  @ValueSource(ints = {1, 2, 4, 5, 10})
  void initial_evaluation_depends_on_its_batch_because_activity_penalties_are_sums(int batch) {
    Scores scores = evaluator(batch).evaluate(data, Rows.all(10)).scores();
    float[] expected = GOLDEN.floats("/initial_evaluate_loss_acc_by_batch/" + batch);
    assertClose("loss", scores.loss(), expected[0]);
    assertClose("accuracy", scores.accuracy(), expected[1]);
  }

  @Test
  void losses_of_the_first_batch_at_inference() {
    Scores scores = evaluator(4).evaluate(data, Rows.all(4)).scores();
    assertClose(
        "cross-entropy", scores.dataLoss(), GOLDEN.at("/inference_losses_batch0/ce").asDouble());
    assertClose("penalty", scores.penalty(), sum("/inference_losses_batch0/values"));
  }

  @Test
  void losses_and_gradients_of_the_first_step() {
    TrainingHead head = graph.training();
    try (Batch batch = Batch.of(data, Rows.all(10), 0, 4)) {
      List<Operand<TFloat32>> gradients = new ArrayList<>(head.gradients().values());
      var runner = session.feed(batch);
      gradients.forEach(runner::fetch);
      try (Result result =
          runner
              .fetch(head.dataLoss())
              .fetch(head.activityPenalty())
              .fetch(graph.weightPenalty())
              .run()) {
        List<String> names = new ArrayList<>(head.gradients().keySet());
        JsonNode golden = GOLDEN.at("/train_step0/gradients");
        assertThat(names).hasSize(golden.size());
        for (int i = 0; i < names.size(); i++) {
          JsonNode expected = golden.get("sequential/" + names.get(i).replace("_", ""));
          assertClose(
              names.get(i),
              ModelSession.floats((TFloat32) result.get(i)),
              Golden.floats(expected.get("data")));
        }
        float ce = ((TFloat32) result.get(names.size())).getFloat();
        float penalty =
            ((TFloat32) result.get(names.size() + 1)).getFloat()
                + ((TFloat32) result.get(names.size() + 2)).getFloat();
        assertClose("cross-entropy", ce, GOLDEN.at("/train_step0/ce").asDouble());
        assertClose("penalty", penalty, sum("/train_step0/losses"));
        assertClose("total", ce + penalty, GOLDEN.at("/train_step0/total").asDouble());
      }
    }
  }

  @Test
  void three_epochs_of_batches_in_order() {
    TrialResult result = train();

    JsonNode history = GOLDEN.at("/fit_noshuffle_3epochs/history");
    for (EpochResult epoch : result.epochs()) {
      int i = epoch.epoch() - 1;
      Scores scores = epoch.validation().orElseThrow();
      assertClose("loss", epoch.training().loss(), history.at("/loss/" + i).asDouble());
      assertClose("accuracy", epoch.training().accuracy(), history.at("/accuracy/" + i).asDouble());
      assertClose("val_loss", scores.loss(), history.at("/val_loss/" + i).asDouble());
      assertClose("val_accuracy", scores.accuracy(), history.at("/val_accuracy/" + i).asDouble());
    }
    List<WeightSpec> weights = model.weights();
    for (int i = 0; i < weights.size(); i++) {
      assertClose(
          weights.get(i).name() + " after 9 steps",
          session.read(weights.get(i).name()),
          GOLDEN.floats("/fit_noshuffle_3epochs/final_weights/" + i + "/data"));
    }
    float[] expected = GOLDEN.floats("/fit_noshuffle_3epochs/evaluate_val_default32");
    Scores together = evaluator(32).evaluate(validation, Rows.all(7)).scores();
    assertClose("loss at batch 32", together.loss(), expected[0]);
    assertClose("accuracy at batch 32", together.accuracy(), expected[1]);
    try (Batch all = Batch.of(validation, Rows.all(7), 0, 7)) {
      assertClose(
          "probabilities",
          session.predict(all),
          GOLDEN.floats("/fit_noshuffle_3epochs/predict_val/data"));
    }
  }

  @Test
  void the_running_loss_after_each_batch() {
    JsonNode logs = GOLDEN.at("/fit_noshuffle_3epochs/batch_logs");
    long step = 0;
    for (int epoch = 0; epoch < 3; epoch++) {
      double loss = 0;
      double correct = 0;
      for (int from = 0; from < 10; from += 4) {
        int to = Math.min(from + 4, 10);
        try (Batch batch = Batch.of(data, Rows.all(10), from, to)) {
          var scores = session.step(batch, TRAINING.optimizer().rate().rate(step), step, 1);
          loss +=
              batch.rows()
                  * (scores.dataLoss() + scores.activityPenalty() + scores.weightPenalty());
          correct += scores.correct();
          JsonNode log = logs.get((int) step);
          assertClose("loss after step " + step, loss / to, log.get("loss").asDouble());
          assertClose("accuracy after step " + step, correct / to, log.get("accuracy").asDouble());
        }
        step++;
      }
    }
  }

  @Test
  void training_twice_gives_the_same_bits() {
    train();
    float[] first = session.read("dense_1/kernel");
    startAgain();
    train();
    assertThat(session.read("dense_1/kernel")).containsExactly(first);
  }

  private void startAgain() {
    close();
    startFromTheGoldenWeights();
  }

  /** The loop over all ten rows, judged on the seven of the validation set. */
  private TrialResult train() {
    ImageData both = together(data, validation);
    TrialTask task =
        new TrialTask(
            model,
            TRAINING,
            both,
            Rows.all(10),
            Rows.of(10, 11, 12, 13, 14, 15, 16),
            Optional.empty(),
            1);
    return new TrainingLoop(session, task, TrialListener.NONE).run();
  }

  private static ImageData images(String pixels, String labels) {
    return ImageData.of(GOLDEN.floats(pixels), GOLDEN.ints(labels), Shape.image(8, 8, 1));
  }

  private static ImageData together(ImageData first, ImageData second) {
    float[] pixels = new float[(first.rows() + second.rows()) * 64];
    first.floats().get(pixels, 0, first.rows() * 64);
    second.floats().get(pixels, first.rows() * 64, second.rows() * 64);
    int[] labels = new int[first.rows() + second.rows()];
    System.arraycopy(first.labels(), 0, labels, 0, first.rows());
    System.arraycopy(second.labels(), 0, labels, first.rows(), second.rows());
    return ImageData.of(pixels, labels, first.shape());
  }

  private Evaluator evaluator(int batch) {
    return new Evaluator(session, 3, batch, TrialListener.NONE);
  }

  private static double sum(String pointer) {
    double sum = 0;
    for (float value : GOLDEN.floats(pointer)) {
      sum += value;
    }
    return sum;
  }
}
