package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.schedule.Schedules.exponentialDecay;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelFacts;
import io.github.foldwise.runtime.graph.FusedKernels;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.loop.TrainingLoop;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.split.MersenneTwister;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.StepResult;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialResult;
import io.github.foldwise.trial.TrialTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The notebook's network on real images, from the same weights and through the same batches as
 * Keras 3.15.1, which divides activity penalties by the rows of the batch (3.8.0 does not).
 */
@Tag("kernels")
class NotebookTrainingGoldenTest {
  private static final Golden GOLDEN = Golden.read("notebook_training.json");
  private static final int STEPS = 100;

  /**
   * What kernels round differently, 1e-7 of a first loss, grows from step to step: a share of 1e-3
   * is what the whole way may cost.
   */
  private static final Tolerance CURVE = new Tolerance(1e-3, 0);

  /** In 1,600 rows there is one with two probabilities so near that kernels choose between them. */
  private static final Tolerance ONE_ROW = new Tolerance(0, 1 / 16.0 + 1e-6);

  private final ImageData images =
      FashionMnist.sample()
          .load(new DataLocations(Optional.empty(), Optional.empty(), Path.of("none")))
          .training()
          .limit(STEPS * GOLDEN.at("batch").integer());
  private final CheckedModel model =
      conv(64, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .biasL1(1e-5)
          .activityL2(1e-4)
          .bn()
          .pool(2)
          .conv(128, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .biasL1(1e-5)
          .activityL2(1e-4)
          .bn()
          .pool(2)
          .flatten()
          .dense(128)
          .relu()
          .l1l2(1e-5, 1e-4)
          .biasL1(1e-5)
          .activityL2(1e-4)
          .classify(10)
          .check(images.shape());

  @ParameterizedTest(name = "convolutions by {0}, norm by one op: {1}")
  @CsvSource({
    "NONE, false",
    "EIGEN, false",
    "EIGEN, true",
    "ONEDNN, true",
    "ONEDNN_FUSED, true",
    "FUSED, true"
  })
  void a_hundred_steps_at_a_rate_at_which_keras_agrees_with_itself(
      TileProducts tileProducts, boolean fusedNorm) {
    Golden pair = GOLDEN.at("curves", 1);
    Kernels kernels = kernels(tileProducts, fusedNorm);
    try (Curve curve = train(pair.at("rate").number(), STEPS, kernels)) {
      for (Golden keras : List.of(pair.at("without_onednn"), pair.at("with_onednn"))) {
        curve.compare(keras, STEPS, CURVE);
        new Tolerance(1e-3, 1e-6)
            .check(
                "probability",
                curve.model.predict(images.limit(1))[0],
                keras.at("predict_first_row").floats());
      }
    }
  }

  /**
   * The notebook's rate makes the first hundred steps chaotic: with other kernels of the same
   * TensorFlow, Keras departs from its own curve by 1e-4 at step 48 and by 14 % at step 99. Ours
   * departs when a rounded bit first turns a pooled value or a ReLU: of 62 trainings with AVX-512,
   * whose kernels were changed by half a unit in the last place at random, all stayed within 1e-4
   * for 24 steps and within 1e-3 for 32, most of them for 44, with and without tiles. Batch norms
   * whose statistics are more exact than Keras's sums, as those of oneDNN and of this module's ops,
   * leave its curve at step 9 or 10; at the rate above, they stay on it.
   */
  @ParameterizedTest(name = "convolutions by {0}")
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FUSED", "FUSED_BFLOAT16"})
  void the_notebooks_rate_until_a_rounded_bit_can_decide(TileProducts tileProducts) {
    Golden pair = GOLDEN.at("curves", 0);
    Golden one = pair.at("without_onednn");
    Golden other = pair.at("with_onednn");
    Kernels kernels = new Kernels(tileProducts, false, false, false);
    try (Curve curve = train(pair.at("rate").number(), 30, kernels)) {
      for (Golden keras : List.of(one, other)) {
        curve.compare(keras, 20, new Tolerance(1e-4, 0));
        curve.compare(keras, 30, CURVE);
      }
    }
    one.setAside("behind the steps that were compared, kernels decide and not formulas");
    other.setAside("behind the steps that were compared, kernels decide and not formulas");
  }

  @AfterAll
  static void every_number_of_the_file_was_compared() {
    GOLDEN.at("meta").setAside("versions of what made the file");
    GOLDEN.requireAllCompared();
  }

  private static Kernels kernels(TileProducts products, boolean fusedNorm) {
    return products == TileProducts.ONEDNN_FUSED || products == TileProducts.FUSED
        ? FusedKernels.of(products)
        : new Kernels(products, fusedNorm, false, false);
  }

  private Curve train(double rate, int number, Kernels kernels) {
    Rows rows = Rows.of(IntStream.range(0, number * GOLDEN.at("batch").integer()).toArray());
    Training training = adam(exponentialDecay(rate, 10_000, 0.98)).batch(16).unshuffled();
    List<StepResult> steps = new ArrayList<>();
    TrialListener listener =
        new TrialListener() {
          @Override
          public void stepDone(StepResult result) {
            steps.add(result);
          }
        };
    TrialTask task = new TrialTask(model, training, images, rows, Rows.of(), Optional.empty(), 1);
    try (ModelGraph graph =
        new ModelGraph(model, training, Device.CPU, ImageSource.FED, kernels, 1)) {
      ModelSession session = new ModelSession(graph, Device.CPU, 1);
      session.initialize(task.seed());
      session.write(kernels());
      TrialResult result = new TrainingLoop(session, task, listener).run();
      return new Curve(
          steps, new TrainedModel(model, training, ModelFacts.NONE, session, result, false));
    }
  }

  private record Curve(List<StepResult> steps, TrainedModel model) implements AutoCloseable {
    void compare(Golden keras, int first, Tolerance tolerance) {
      assertThat(steps).hasSizeGreaterThanOrEqualTo(first);
      for (int i = 0; i < first; i++) {
        StepResult step = steps.get(i);
        tolerance.check("loss of step " + i, step.scores().loss(), keras.at("loss", i).number());
        ONE_ROW.check(
            "accuracy of step " + i, step.scores().accuracy(), keras.at("accuracy", i).number());
      }
    }

    @Override
    public void close() {
      model.close();
    }
  }

  /**
   * Of kernel number k, value i is {@code limit · (word_i / 2³¹ − 1)}, the words those of seed k.
   */
  private Map<String, float[]> kernels() {
    Map<String, float[]> kernels = new LinkedHashMap<>();
    for (WeightSpec weight : model.weights()) {
      if (weight.name().endsWith("/kernel")) {
        kernels.put(weight.name(), kernel(weight, kernels.size() + 1));
      }
    }
    return kernels;
  }

  private static float[] kernel(WeightSpec weight, int seed) {
    MersenneTwister words = new MersenneTwister(seed);
    double limit = limit(weight.dims());
    float[] values = new float[(int) weight.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (limit * (Integer.toUnsignedLong(words.nextInt()) / 0x1p31 - 1));
    }
    return values;
  }

  private static double limit(List<Integer> dims) {
    int rank = dims.size();
    double field = dims.subList(0, rank - 2).stream().reduce(1, Math::multiplyExact);
    return Math.sqrt(6 / (field * (dims.get(rank - 2) + dims.get(rank - 1))));
  }
}
