package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Loss.binaryCrossEntropy;
import static io.github.foldwise.training.Loss.sparseCrossEntropy;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.session.Predictions;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.ConfidenceBin;
import io.github.foldwise.trial.Evaluation;
import io.github.foldwise.trial.Mistake;
import io.github.foldwise.trial.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PredictionsTest {
  private static final Scores ANY = new Scores(0, 0, 0, 0);

  @Test
  void rows_are_counted_by_the_probability_of_their_predicted_class() {
    Predictions predictions = new Predictions(2, 0);
    predictions.add(0, 1, 1, 1);
    predictions.add(1, 0, 1, 0.9375f);
    predictions.add(2, 1, 1, 0.625f);
    predictions.add(3, 0, 0, 0.5f); // belongs to 0.4 … 0.5
    predictions.add(4, 0, 0, 0);

    List<ConfidenceBin> bins = predictions.evaluation(ANY).confidence();
    ConfidenceBin none = new ConfidenceBin(0, 0, 0);
    assertThat(bins)
        .containsExactly(
            new ConfidenceBin(1, 0, 1),
            none,
            none,
            none,
            new ConfidenceBin(1, 0.5, 1),
            none,
            new ConfidenceBin(1, 0.625, 1),
            none,
            none,
            new ConfidenceBin(2, 1.9375, 1));
    assertThat(predictions.accuracy()).isEqualTo(0.8f);
  }

  @Test
  void of_each_pair_of_classes_the_three_surest_mistakes_are_kept_and_of_equals_the_first() {
    Predictions predictions = new Predictions(3, 0);
    predictions.add(9, 2, 0, 0.5f);
    predictions.add(8, 0, 2, 0.5f);
    predictions.add(7, 0, 1, 0.5f);
    predictions.add(6, 0, 1, 0.75f);
    predictions.add(5, 0, 1, 0.5f);
    predictions.add(4, 0, 1, 0.5f);
    predictions.add(3, 0, 1, 0.25f);
    predictions.add(2, 0, 0, 1);

    assertThat(predictions.evaluation(ANY).mistakes())
        .containsExactly(
            new Mistake(6, 0, 1, 0.75f),
            new Mistake(4, 0, 1, 0.5f),
            new Mistake(5, 0, 1, 0.5f),
            new Mistake(8, 0, 2, 0.5f),
            new Mistake(9, 2, 0, 0.5f));
  }

  /** Softmax makes ½ of both logits, 0 and 1e-9, in float32: the first class is predicted. */
  @Test
  void logits_whose_probabilities_tie_are_one_class_to_evaluate_and_to_metrics() {
    ImageData images = ImageData.of(new byte[72], new int[] {0}, ToyImages.IMAGE);
    CheckedModel model = flatten().classify(2).check(ToyImages.IMAGE);
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.1));
        TrainedModel tied =
            compiled.of(
                Map.of("dense_1/kernel", new float[144], "dense_1/bias", new float[] {0, 1e-9f}))) {
      assertThat(tied.predict(images)).isDeepEqualTo(new float[][] {{0.5f, 0.5f}});
      assertThat(tied.evaluate(images).scores().accuracy()).isEqualTo(1);
      assertThat(tied.metrics(images).accuracy()).isEqualTo(1);
    }
  }

  static Stream<Arguments> heads() {
    var body = conv(2, 3).relu().flatten();
    return Stream.of(
        Arguments.of("softmax", body.classify(3), sparseCrossEntropy()),
        Arguments.of("sigmoids", body.classifyEach(3), binaryCrossEntropy()),
        Arguments.of("one sigmoid", body.binary(), binaryCrossEntropy()));
  }

  /** What the probabilities of all classes say is an oracle of what was fetched beside the loss. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("heads")
  void confidence_and_mistakes_are_those_of_the_predicted_probabilities(
      String name, ModelSpec spec, Loss loss) {
    ImageData all = ToyImages.of(60);
    ImageData images =
        ImageData.of(
            bytes(all),
            IntStream.range(0, 60)
                .map(row -> (row + (row % 4 == 0 ? 1 : 0)) % spec.classes())
                .toArray(),
            ToyImages.IMAGE);
    Training training = adam(0.05).loss(loss).evaluationBatch(7);
    try (CompiledModel compiled = CompiledModel.compile(spec.check(ToyImages.IMAGE), training);
        TrainedModel trained = compiled.train(images, 3)) {
      Evaluation judged = trained.evaluate(images);
      float[][] probabilities = trained.predict(images);

      assertAlike(judged.confidence(), bins(images, probabilities));
      assertAlike(judged.mistakes(), mistakes(images, probabilities));
      assertThat(judged.mistakes()).isNotEmpty();
    }
  }

  /** TensorFlow rounds a sigmoid by what else is fetched: it may fuse it with the preceding op. */
  private static void assertAlike(List<?> actual, List<?> expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withComparatorForType(within(1e-5f), Float.class)
        .withComparatorForType(within(1e-5), Double.class)
        .isEqualTo(expected);
  }

  private static <T extends Number> Comparator<T> within(T tolerance) {
    return (a, b) -> Math.abs(a.doubleValue() - b.doubleValue()) <= tolerance.doubleValue() ? 0 : 1;
  }

  private static List<ConfidenceBin> bins(ImageData images, float[][] probabilities) {
    List<ConfidenceBin> bins = new ArrayList<>();
    for (int bin = 0; bin < 10; bin++) {
      int rows = 0;
      double sum = 0;
      int correct = 0;
      for (int row = 0; row < images.rows(); row++) {
        float p = probabilities[row][argMax(probabilities[row])];
        if (p > bin / 10.0 && p <= (bin + 1) / 10.0) {
          rows++;
          sum += p;
          correct += argMax(probabilities[row]) == images.label(row) ? 1 : 0;
        }
      }
      bins.add(new ConfidenceBin(rows, sum, correct));
    }
    return bins;
  }

  private static List<Mistake> mistakes(ImageData images, float[][] probabilities) {
    List<Mistake> all = new ArrayList<>();
    for (int row = 0; row < images.rows(); row++) {
      int predicted = argMax(probabilities[row]);
      if (predicted != images.label(row)) {
        all.add(new Mistake(row, images.label(row), predicted, probabilities[row][predicted]));
      }
    }
    all.sort(Comparator.comparing(mistake -> -mistake.probability()));
    List<Mistake> kept = new ArrayList<>();
    for (int pair = 0; pair < 9; pair++) {
      int label = pair / 3;
      int predicted = pair % 3;
      all.stream()
          .filter(mistake -> mistake.label() == label && mistake.predicted() == predicted)
          .limit(3)
          .forEach(kept::add);
    }
    return kept;
  }

  private static int argMax(float[] values) {
    return IntStream.range(0, values.length)
        .reduce((best, i) -> values[i] > values[best] ? i : best)
        .orElseThrow();
  }

  private static byte[] bytes(ImageData images) {
    byte[] pixels = new byte[images.rows() * images.shape().size()];
    for (int row = 0; row < images.rows(); row++) {
      images.read(row, pixels, row * images.shape().size());
    }
    return pixels;
  }
}
