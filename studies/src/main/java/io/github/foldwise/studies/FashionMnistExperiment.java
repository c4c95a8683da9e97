package io.github.foldwise.studies;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;

import io.github.foldwise.datasets.FashionMnist;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.model.Convolved;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Params;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;

/**
 * Two convolutions and a dense layer on Fashion-MNIST, evaluated by 5-fold cross-validation: the
 * model and protocol of a Keras notebook of 2025.
 *
 * <p>A template for your own experiments.
 */
public final class FashionMnistExperiment {
  /** Number of folds. */
  public static final Param<Integer> FOLDS =
      Param.of("folds", 5).describedAs("parts that the training rows are split into");

  /** Number of passes over the training rows. */
  public static final Param<Integer> EPOCHS =
      Param.of("epochs", 20).describedAs("passes over the training rows");

  /** Rows of a mini-batch. */
  public static final Param<Integer> BATCH =
      Param.of("batch", 16).describedAs("rows of a mini-batch");

  /** Filters of the first convolution. */
  public static final Param<Integer> FILTERS =
      Param.of("filters", 64).describedAs("filters of the first convolution");

  /** Width of the first convolution's kernel. */
  public static final Param<Integer> KERNEL_1 =
      Param.of("kernel_1", 3).describedAs("width of the first convolution's kernel");

  /** Width of the second convolution's kernel. */
  public static final Param<Integer> KERNEL_2 =
      Param.of("kernel_2", 3).describedAs("width of the second convolution's kernel");

  /** Filters of the second convolution and units of the dense layer: the notebook ties them. */
  public static final Param<Integer> HIDDEN =
      Param.of("hidden", 128)
          .describedAs("filters of the second convolution, units of the dense layer");

  /** Fraction of the dense layer's outputs dropped in training. */
  public static final Param<Double> DROPOUT =
      Param.of("dropout", 0.6)
          .describedAs("share of the dense layer's outputs that training drops");

  /** Form of cross-entropy: both compute the same function, so comparing them measures noise. */
  public static final Param<Loss> LOSS =
      Param.of("loss", Loss.SPARSE_CROSS_ENTROPY)
          .describedAs("form of the cross-entropy; both compute the same");

  /** Whether each convolution is followed by batch normalisation. */
  public static final Param<Boolean> BATCH_NORM =
      Param.of("batch_norm", true)
          .describedAs("whether batch normalisation follows each convolution");

  /** Factor of Σ|w| on the kernels. */
  public static final Param<Double> L1 =
      Param.of("l1", 1e-5).describedAs("penalty on the kernels: factor of Σ|w|");

  /** Factor of Σw² on the kernels. */
  public static final Param<Double> L2 =
      Param.of("l2", 1e-4).describedAs("penalty on the kernels: factor of Σw²");

  /** Factor of Σ|b| on the biases. */
  public static final Param<Double> BIAS_L1 =
      Param.of("bias_l1", 1e-5).describedAs("penalty on the biases: factor of Σ|b|");

  /** Factor of Σy² on the activations. */
  public static final Param<Double> ACTIVITY_L2 =
      Param.of("activity_l2", 1e-4).describedAs("penalty on the activations: factor of Σy²");

  /** Initial learning rate of Adam; it falls by 2 % every 10,000 steps. */
  public static final Param<Double> LEARNING_RATE =
      Param.of("learning_rate", 5e-4).describedAs("Adam's initial learning rate");

  /** The optimizer; Adam in the notebook. */
  static final Param<TriedOptimizer> OPTIMIZER =
      Param.of("optimizer", TriedOptimizer.ADAM).describedAs("update rule");

  /** Activation of both convolutions and the dense layer; ReLU in the notebook. */
  static final Param<TriedActivation> ACTIVATION =
      Param.of("activation", TriedActivation.RELU)
          .describedAs("activation of the convolutions and the dense layer");

  /** Augmentation of the training images; none in the notebook. */
  static final Param<TriedAugmentation> AUGMENTATION =
      Param.of("augmentation", TriedAugmentation.NONE)
          .describedAs("random changes of the training images");

  /** The experiment, with the presets {@code quick}, {@code full} and {@code tables}. */
  public static final Experiment EXPERIMENT =
      Experiment.named("fashion-mnist")
          .data(FashionMnist.standard())
          .model(p -> model(p, Reduction.MEAN))
          .training(FashionMnistExperiment::training)
          .folds(p -> kFold(p.get(FOLDS)).shuffled(42))
          .seed(1)
          .preset(
              "quick",
              "a small model on a sample: do wider kernels and more dropout help? minutes",
              FashionMnistExperiment::quick)
          .preset(
              "full",
              "the notebook's own run: 60,000 images, 20 epochs; hours",
              FashionMnistExperiment::full)
          .preset(
              "tables",
              "the full run with the notebook's eight tables and nine more; days",
              FashionMnistExperiment::tables);

  private FashionMnistExperiment() {}

  /** 879,498 parameters on 28×28×1 images. */
  private static ModelSpec model(Params p, Reduction activity) {
    FeatureMaps first = block(conv(p.get(FILTERS), p.get(KERNEL_1)), p, activity);
    FeatureMaps second = block(first.conv(p.get(HIDDEN), p.get(KERNEL_2)), p, activity);
    return second
        .flatten()
        .dense(p.get(HIDDEN))
        .activation(p.get(ACTIVATION).function())
        .l1l2(p.get(L1), p.get(L2))
        .biasL1(p.get(BIAS_L1))
        .activityL2(p.get(ACTIVITY_L2), activity)
        .dropout(p.get(DROPOUT))
        .classify(10);
  }

  /** Convolution, activation, batch normalisation, pooling; penalties on the convolution. */
  private static FeatureMaps block(Convolved conv, Params p, Reduction activity) {
    FeatureMaps maps =
        conv.activation(p.get(ACTIVATION).function())
            .l1l2(p.get(L1), p.get(L2))
            .biasL1(p.get(BIAS_L1))
            .activityL2(p.get(ACTIVITY_L2), activity);
    return (p.get(BATCH_NORM) ? maps.bn() : maps).pool(2);
  }

  private static Training training(Params p) {
    return p.get(OPTIMIZER)
        .training(p.get(LEARNING_RATE))
        .epochs(p.get(EPOCHS))
        .batch(p.get(BATCH))
        .loss(p.get(LOSS))
        .augment(p.get(AUGMENTATION).augmentation());
  }

  /**
   * A small version of the model, on the sample: what does it gain from seeing neighbouring pixels,
   * and is more dropout better? Takes under 5 minutes on 2 cores. The mean of an activity penalty
   * does not depend on the batch size, so evaluation can use large batches.
   */
  private static Experiment quick(Experiment experiment) {
    return experiment
        .data(FashionMnist.sample())
        .training(p -> training(p).evaluationBatch(200))
        .with(FILTERS, 16)
        .with(HIDDEN, 64)
        .with(EPOCHS, 10)
        .testEachTrial()
        .ablate("kernels", Variant.of(KERNEL_1.to(1), KERNEL_2.to(1)))
        .ablate(DROPOUT, 0.5, 0.6);
  }

  /**
   * The notebook's own run. Its Keras summed activity penalties over the batch, and it evaluated
   * the test set after every epoch.
   */
  private static Experiment full(Experiment experiment) {
    return experiment.model(p -> model(p, Reduction.SUM)).testEachTrial();
  }

  /**
   * The notebook's eight tables, all around its own run, and further ones. {@code --set epochs=4}
   * trains a fifth of all epochs, in the table of epochs too.
   */
  private static Experiment tables(Experiment experiment) {
    return FashionMnistTables.further(FashionMnistTables.notebook(full(experiment)));
  }
}
