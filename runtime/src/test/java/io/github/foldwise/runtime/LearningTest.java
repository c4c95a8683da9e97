package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.bn;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.model.Layers.gaussianNoise;
import static io.github.foldwise.model.Layers.separableConv;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Features;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.EpochResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings on forty toy images. */
@Tag("kernels")
class LearningTest {
  private static final ImageData IMAGES = ToyImages.of(40);
  private static final float BOUND = 0.1f; // a guess costs ln 3 = 1.10

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("dense layers", flatten().dense(16).relu()),
        Arguments.of("the notebook's layers", notebook()),
        Arguments.of("means and a smooth function", conv(8, 3).stride(2).valid().gelu().flatten()),
        Arguments.of("a small residual network", residual()),
        Arguments.of(
            "separable and dilated kernels",
            separableConv(8, 3).relu().conv(8, 3).dilation(2).groups(2).relu().flatten()),
        Arguments.of(
            "layer norm and orthogonal weights",
            conv(8, 3)
                .kernelInitializer(Initializer.orthogonal())
                .layerNorm()
                .hardSilu()
                .flatten()),
        Arguments.of(
            "noise, dropped channels, overlapping pools",
            gaussianNoise(0.05)
                .conv(16, 3)
                .bn(b -> b.momentum(0.9).noScale())
                .mish()
                .pool(3, p -> p.stride(2).same())
                .spatialDropout(0.1)
                .flatten()),
        Arguments.of("batch norm of the input", bn().conv(8, 3).elu().avgPool(3).flatten()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void a_model_learns_to_classify_toy_images(String name, Features features) {
    assertLearns(features.classify(ToyImages.CLASSES), Loss.SPARSE_CROSS_ENTROPY);
  }

  static Stream<Arguments> losses() {
    ModelSpec softmax = flatten().classify(ToyImages.CLASSES);
    ModelSpec sigmoids = flatten().classifyEach(ToyImages.CLASSES);
    return Stream.of(
        Arguments.of(Loss.SPARSE_CROSS_ENTROPY, softmax),
        Arguments.of(Loss.ONE_HOT_CROSS_ENTROPY, softmax),
        Arguments.of(Loss.focal(1, 2), softmax),
        Arguments.of(Loss.meanSquaredError(), softmax),
        Arguments.of(Loss.meanAbsoluteError(), softmax),
        Arguments.of(Loss.huber(), softmax),
        Arguments.of(Loss.binaryCrossEntropy(), sigmoids),
        Arguments.of(Loss.binaryFocal(), sigmoids));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("losses")
  void every_loss_teaches(Loss loss, ModelSpec model) {
    assertTeaches(loss, model, IMAGES);
  }

  @Test
  void one_logit_learns_to_separate_two_classes() {
    int[] labels = Arrays.stream(IMAGES.labels()).map(label -> label == 0 ? 0 : 1).toArray();
    byte[] pixels = new byte[IMAGES.rows() * ToyImages.IMAGE.size()];
    for (int row = 0; row < labels.length; row++) {
      IMAGES.read(row, pixels, row * ToyImages.IMAGE.size());
    }
    ImageData images = ImageData.of(pixels, labels, ToyImages.IMAGE);
    assertTeaches(Loss.binaryCrossEntropy(), flatten().binary(), images);
  }

  @Test
  void twenty_steps_from_one_seed_give_the_same_bits_alone_and_side_by_side() throws Exception {
    CheckedModel model = notebook().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
    try (CompiledModel one = CompiledModel.compile(model, twentySteps());
        CompiledModel other = CompiledModel.compile(model, twentySteps())) {
      List<float[]> alone = weightsAfterTraining(one, model, 11);
      assertSameBits(weightsAfterTraining(one, model, 11), alone);
      // two sessions over one graph, and one over another graph
      for (List<float[]> weights : sideBySide(model, List.of(one, one, other))) {
        assertSameBits(weights, alone);
      }
    }
  }

  @Test
  void another_seed_gives_other_weights() {
    CheckedModel model = flatten().classify(ToyImages.CLASSES).check(ToyImages.IMAGE);
    try (CompiledModel compiled = CompiledModel.compile(model, twentySteps())) {
      assertThat(weightsAfterTraining(compiled, model, 12).get(0))
          .isNotEqualTo(weightsAfterTraining(compiled, model, 11).get(0));
    }
  }

  /** From how far off a loss starts is its own affair; it halves at least. */
  private static void assertTeaches(Loss loss, ModelSpec spec, ImageData images) {
    Training training = Training.adam(0.02).loss(loss).epochs(20).batch(8);
    try (CompiledModel compiled = CompiledModel.compile(spec.check(ToyImages.IMAGE), training);
        TrainedModel trained = compiled.train(images, 1)) {
      List<EpochResult> epochs = trained.history().epochs();
      assertThat(trained.evaluate(images).scores().accuracy()).isEqualTo(1);
      assertThat(trained.evaluate(images).scores().dataLoss())
          .isLessThan(epochs.get(0).training().dataLoss() / 2);
    }
  }

  private static void assertLearns(ModelSpec spec, Loss loss) {
    CheckedModel model = spec.check(ToyImages.IMAGE);
    Training training = Training.adam(0.01).loss(loss).epochs(20).batch(8);
    try (CompiledModel compiled = CompiledModel.compile(model, training);
        TrainedModel trained = compiled.train(IMAGES, 1)) {
      List<EpochResult> epochs = trained.history().epochs();
      assertThat(epochs.get(0).training().dataLoss()).isGreaterThan(BOUND);
      assertThat(trained.evaluate(IMAGES).scores().dataLoss()).isLessThan(BOUND);
      assertThat(trained.evaluate(IMAGES).scores().accuracy()).isEqualTo(1);
    }
  }

  /** Five batches an epoch, four epochs. */
  private static Training twentySteps() {
    return Training.adam(0.01).epochs(4).batch(8);
  }

  private static Features notebook() {
    return conv(4, 3)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .bn(0.9, 1e-3)
        .pool(2)
        .flatten()
        .dense(16)
        .relu()
        .l1l2(1e-5, 1e-4)
        .dropout(0.3);
  }

  private static Features residual() {
    return conv(6, 3)
        .noBias()
        .bn(0.9, 1e-3)
        .relu()
        .residual(
            b -> b.conv(8, 3).stride(2).bn(0.9, 1e-3).relu().conv(8, 3).bn(0.9, 1e-3),
            p -> p.conv(8, 1).stride(2).noBias().bn(0.9, 1e-3))
        .relu()
        .residual(b -> b.depthwiseConv(3).bn(0.9, 1e-3).relu().conv(8, 1))
        .relu()
        .flatten();
  }

  private static List<List<float[]>> sideBySide(CheckedModel model, List<CompiledModel> compiled)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(compiled.size());
    try {
      List<Callable<List<float[]>>> trainings = new ArrayList<>();
      compiled.forEach(each -> trainings.add(() -> weightsAfterTraining(each, model, 11)));
      List<List<float[]>> weights = new ArrayList<>();
      for (Future<List<float[]>> done : threads.invokeAll(trainings)) {
        weights.add(done.get());
      }
      return weights;
    } finally {
      threads.shutdown();
    }
  }

  private static List<float[]> weightsAfterTraining(
      CompiledModel compiled, CheckedModel model, long seed) {
    try (TrainedModel trained = compiled.train(IMAGES, seed)) {
      return model.weights().stream().map(weight -> trained.weight(weight.name())).toList();
    }
  }

  private static void assertSameBits(List<float[]> actual, List<float[]> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i)).containsExactly(expected.get(i));
    }
  }
}
