package io.github.foldwise.runtime.loss;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Features;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.LogitsModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.runtime.loop.TrainingLoop;
import io.github.foldwise.runtime.session.Evaluator;
import io.github.foldwise.runtime.session.ModelSession;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every loss on every head against Keras 3.15.1, whose losses compute as those of 3.8.0: of logits
 * up to ±200, row by row, and through fits with weights of classes and rows.
 */
@TestMethodOrder(OrderAnnotation.class)
public class MoreLossesGoldenTest {
  private static final Golden GOLDEN = Golden.read("more_losses.json");
  private static final int BATCH = 4; // of ten rows: the last one is of two

  static Stream<Arguments> losses() {
    return GOLDEN.at("rows").names().stream()
        .flatMap(
            head ->
                GOLDEN.at("rows", head, "losses").names().stream()
                    .map(loss -> Arguments.of(head, loss)));
  }

  static Stream<Arguments> fits() {
    return GOLDEN.at("fits", "heads").names().stream()
        .flatMap(
            head ->
                GOLDEN.at("fits", "heads", head, "cases").names().stream()
                    .map(name -> Arguments.of(head, name)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("losses")
  void of_each_row_with_its_gradient(String head, String loss) {
    Golden golden = GOLDEN.at("rows", head);
    Golden expected = golden.at("losses", loss);
    float[] logits = golden.at("logits").tensor();
    int[] labels = golden.at("labels").ints();
    int width = logits.length / labels.length;
    float[] losses = new float[labels.length];
    float[] gradients = new float[logits.length];
    try (LogitsModel model = new LogitsModel(head(head), width, loss(loss))) {
      ImageData images = model.images(logits, labels);
      for (int row = 0; row < labels.length; row++) {
        losses[row] = model.loss(images, row, row + 1);
        ImageData alone = model.images(row(logits, row, width), new int[] {labels[row]});
        System.arraycopy(model.gradient(alone), 0, gradients, row * width, width);
      }
      Tolerance.FORMULA.check("losses", losses, expected.at("per_row").floats());
      Tolerance.FORMULA.check("gradients", gradients, expected.at("gradient").tensor());
      check(model.scores(images, 32), expected.at("evaluate"), Tolerance.FORMULA);
    }
  }

  /**
   * Class weights and weights of rows multiply the data loss alone, and only fit knows the former.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("fits")
  void through_three_steps_of_a_small_network(String head, String name) {
    Golden golden = GOLDEN.at("fits", "heads", head);
    Golden expected = golden.at("cases", name);
    Training training = adam(0.05).loss(loss(name.split(",", -1)[0])).batch(BATCH).unshuffled();
    if (name.endsWith("class weights")) {
      training = training.classWeights(classWeights(golden.at("class_weight")));
    }
    CheckedModel model = network(head).check(Shape.image(1, 1, 4));
    ImageData plain =
        ImageData.of(golden.at("x").tensor(), golden.at("labels").ints(), model.input());
    float[] weights = GOLDEN.at("fits", "sample_weight").floats();
    ImageData data = name.endsWith("sample weights") ? plain.withWeights(weights) : plain;
    try (ModelGraph graph = new ModelGraph(model, training, Device.CPU);
        ModelSession session = new ModelSession(graph, Device.CPU, 1)) {
      session.initialize(1);
      for (int i = 0; i < model.weights().size(); i++) {
        session.write(model.weights().get(i).name(), golden.at("initial_weights", i).tensor());
      }
      check(evaluate(session, model, plain), expected.at("evaluate_before"), Tolerance.FORMULA);
      if (data.isWeighted()) {
        check(
            evaluate(session, model, data),
            expected.at("weighted_evaluate_before"),
            Tolerance.FORMULA);
      }
      Scores scores = fit(session, model, training, data);
      Tolerance.TRAJECTORY.check("loss", scores.loss(), expected.at("loss").number());
      Tolerance.FORMULA.check("accuracy", scores.accuracy(), expected.at("accuracy").number());
      for (int i = 0; i < model.weights().size(); i++) {
        String weight = model.weights().get(i).name();
        Tolerance.TRAJECTORY.check(
            weight, session.read(weight), expected.at("final_weights", i).tensor());
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static void check(Scores scores, Golden expected, Tolerance tolerance) {
    tolerance.check("loss", scores.loss(), expected.at(0).number());
    tolerance.check("accuracy", scores.accuracy(), expected.at(1).number());
  }

  private static Scores evaluate(ModelSession session, CheckedModel model, ImageData data) {
    return new Evaluator(session, model.spec().classes(), BATCH)
        .evaluate(data, Rows.all(data.rows()))
        .scores();
  }

  private static Scores fit(
      ModelSession session, CheckedModel model, Training training, ImageData data) {
    TrialTask task =
        new TrialTask(model, training, data, Rows.all(data.rows()), Rows.of(), Optional.empty(), 1);
    return new TrainingLoop(session, task, TrialListener.NONE).run().epochs().get(0).training();
  }

  private static ModelSpec network(String head) {
    Features features = flatten().dense(5).tanh().l2(0.01);
    return switch (head(head)) {
      case SOFTMAX -> features.classify(3);
      case SIGMOIDS -> features.classifyEach(3);
      case BINARY -> features.binary();
    };
  }

  private static ClassHead head(String name) {
    return switch (name) {
      case "softmax" -> ClassHead.SOFTMAX;
      case "each" -> ClassHead.SIGMOIDS;
      case "binary" -> ClassHead.BINARY;
      default -> throw new AssertionError(name);
    };
  }

  private static Loss loss(String text) {
    Loss loss = Loss.read(text).orElseThrow();
    assertThat(loss).hasToString(text);
    return loss;
  }

  private static Map<Integer, Double> classWeights(Golden golden) {
    Map<Integer, Double> weights = new HashMap<>();
    golden.names().forEach(label -> weights.put(Integer.valueOf(label), golden.at(label).number()));
    return weights;
  }

  private static float[] row(float[] values, int row, int width) {
    float[] of = new float[width];
    System.arraycopy(values, row * width, of, 0, width);
    return of;
  }
}
