package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.runtime.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Shape;
import io.github.foldwise.split.Rows;
import io.github.foldwise.trainer.Scores;
import io.github.foldwise.trainer.TrialListener;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cross-entropy against Keras 3.8.0, of logits up to ±200: pixels that pass a head with the unit
 * matrix.
 */
class CrossEntropyGoldenTest {
  private static final Golden GOLDEN = Golden.read("losses.json");
  private static final Shape LOGITS = Shape.image(1, 1, 3);

  private final CheckedModel model = flatten().classify(3).check(LOGITS);
  private final int[] labels = GOLDEN.ints("/labels");
  private final ImageData data = ImageData.of(GOLDEN.floats("/logits/data"), labels, LOGITS);

  @ParameterizedTest
  @EnumSource
  void of_each_row(Loss loss) {
    float[] expected = GOLDEN.floats("/sparse_from_logits");
    try (OpenModel open = open(loss)) {
      for (int row = 0; row < labels.length; row++) {
        try (Batch batch = Batch.of(data, Rows.all(4), row, row + 1)) {
          assertClose("row " + row, open.session().evaluate(batch).dataLoss(), expected[row]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void of_a_batch_is_the_mean_in_training_and_afterwards(Loss loss) {
    double expected = GOLDEN.at("/mean_reduction_sparse_from_logits").asDouble();
    try (OpenModel open = open(loss)) {
      assertClose("training", open.trainingLoss(data).data(), expected);
      assertClose("inference", open.inferenceLoss(data).data(), expected);
      Scores scores =
          new Evaluator(open.session(), 3, 3, TrialListener.NONE)
              .evaluate(data, Rows.all(4))
              .scores();
      float[] judged = GOLDEN.floats("/evaluate_through_softmax_model/result");
      assertClose("loss in batches of 3 and 1", scores.loss(), judged[0]);
      assertThat(scores.accuracy()).isEqualTo(judged[1]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void its_gradient_is_the_probabilities_less_the_labels(Loss loss) {
    float[] probabilities = GOLDEN.floats("/probs/data");
    float[] expected = new float[3];
    for (int i = 0; i < 12; i++) {
      expected[i % 3] += (probabilities[i] - (labels[i / 3] == i % 3 ? 1 : 0)) / 4;
    }
    try (OpenModel open = open(loss);
        Batch all = Batch.of(data, Rows.all(4), 0, 4)) {
      assertClose("probabilities", open.session().predict(all), probabilities);
      assertClose("gradient", open.gradients(data).get("dense_1/bias"), expected);
    }
  }

  private OpenModel open(Loss loss) {
    OpenModel open = new OpenModel(model, Training.adam(0.01).loss(loss));
    open.write(
        Map.of(
            "dense_1/kernel", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            "dense_1/bias", new float[3]));
    return open;
  }
}
