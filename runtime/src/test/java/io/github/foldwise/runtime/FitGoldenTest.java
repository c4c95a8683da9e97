package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Monitor;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import io.github.foldwise.trial.Scores;
import io.github.foldwise.trial.TrialListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tiny network trained by Keras 3.15.1's {@code fit}, with validation and callbacks. */
@Tag("kernels")
@TestMethodOrder(OrderAnnotation.class)
class FitGoldenTest {
  private static final Golden GOLDEN = Golden.read("fit.json");
  private static final Shape SHAPE = Shape.image(4, 4, 1);
  private static final ImageData DATA =
      ImageData.of(GOLDEN.at("x").tensor(), GOLDEN.at("y").ints(), SHAPE);
  private static final ImageData VALIDATION =
      ImageData.of(GOLDEN.at("x_val").tensor(), GOLDEN.at("y_val").ints(), SHAPE);
  private static final CheckedModel MODEL =
      conv(3, 3).relu().l2(1e-3).bn().flatten().classify(3).check(SHAPE);
  private static final Map<String, float[]> INITIAL = weights(GOLDEN.at("initial_weights"));
  private static final Training PLAIN =
      adam(GOLDEN.at("learning_rate").number())
          .batch(GOLDEN.at("batch_size").integer())
          .evaluationBatch(GOLDEN.at("batch_size").integer())
          .unshuffled();

  private static final Map<String, ToDoubleFunction<EpochResult>> FIGURES =
      Map.of(
          "loss", epoch -> epoch.training().loss(),
          "accuracy", epoch -> epoch.training().accuracy(),
          "val_loss", epoch -> epoch.validation().orElseThrow().loss(),
          "val_accuracy", epoch -> epoch.validation().orElseThrow().accuracy(),
          "learning_rate", EpochResult::learningRate);

  static List<String> cases() {
    return GOLDEN.at("cases").names();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void history_and_weights_are_those_of_keras(String name) {
    Golden expected = GOLDEN.at("cases", name);
    Training training = training(name).epochs(expected.at("epochs").integer());
    try (CompiledModel compiled = CompiledModel.compile(MODEL, training);
        TrainedModel trained = compiled.train(DATA, 1, INITIAL, TrialListener.NONE)) {
      List<EpochResult> epochs = trained.history().epochs();
      checkHistory(epochs, expected.at("history"));
      assertThat(epochs).extracting(EpochResult::epoch).startsWith(1).doesNotHaveDuplicates();
      checkWeights(trained.weights(), expected.at("final_weights"));
      Scores scores = trained.evaluate(VALIDATION).scores();
      double[] judged = expected.at("final_validation").doubles();
      Tolerance.TRAJECTORY.check("loss", scores.loss(), judged[0]);
      Tolerance.TRAJECTORY.check("accuracy", scores.accuracy(), judged[1]);
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static Training training(String name) {
    Training given = PLAIN.validateOn(VALIDATION);
    return switch (name) {
      case "validation_split" -> PLAIN.validateOnLast(0.3);
      case "validation_data" -> given;
      case "no_validation" -> PLAIN;
      case "early_stopping" -> given.earlyStopping(e -> e.patience(2));
      case "early_stopping_restores" -> given.earlyStopping(e -> e.patience(2).restoreBest());
      case "early_stopping_not_reached" ->
          given.earlyStopping(e -> e.monitor(Monitor.VAL_ACCURACY).patience(9).restoreBest());
      case "early_stopping_on_split" ->
          PLAIN
              .validateOnLast(0.3)
              .earlyStopping(
                  e -> e.monitor(Monitor.VAL_ACCURACY).patience(2).startFromEpoch(2).restoreBest());
      case "reduce_on_plateau" ->
          given.reduceOnPlateau(r -> r.patience(1).factor(0.5).cooldown(1).minRate(0.002));
      case "both" ->
          given
              .reduceOnPlateau(r -> r.monitor(Monitor.LOSS).patience(1).factor(0.5).minDelta(0.3))
              .earlyStopping(e -> e.patience(4).minDelta(0.01).restoreBest());
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static void checkHistory(List<EpochResult> epochs, Golden history) {
    for (String figure : history.names()) {
      Tolerance.TRAJECTORY.check(
          figure,
          epochs.stream().mapToDouble(FIGURES.get(figure)).toArray(),
          history.at(figure).doubles());
    }
    assertThat(epochs.get(0).validation().isPresent()).isEqualTo(history.has("val_loss"));
  }

  private static void checkWeights(Map<String, float[]> weights, Golden expected) {
    assertThat(weights.keySet()).containsExactlyElementsOf(expected.names());
    weights.forEach(
        (name, values) -> Tolerance.TRAJECTORY.check(name, values, expected.at(name).tensor()));
  }

  private static Map<String, float[]> weights(Golden byName) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    byName.names().forEach(name -> weights.put(name, byName.at(name).tensor()));
    return weights;
  }
}
