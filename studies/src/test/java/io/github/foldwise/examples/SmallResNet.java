package io.github.foldwise.examples;

import static io.github.foldwise.augmentation.Augmentations.flipHorizontal;
import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.schedule.Schedules.cosineDecay;
import static io.github.foldwise.training.Loss.oneHotCrossEntropy;
import static io.github.foldwise.training.Optimizers.adamW;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.FeatureMaps;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;

/** A residual network and how it is trained, as docs show them. */
final class SmallResNet {
  private SmallResNet() {}

  /** Trains for this many epochs instead. */
  static TrainedModel train(ImageData images, int epochs) {
    // README begins
    FeatureMaps stem = conv(16, 3).noBias().bn().relu();
    ModelSpec resNet =
        stem.residual(b -> b.conv(16, 3).noBias().bn().relu().conv(16, 3).noBias().bn())
            .relu()
            .residual(b -> b.conv(32, 3).stride(2).noBias().bn().relu().conv(32, 3).noBias().bn())
            .relu()
            .globalAvgPool()
            .classify(10);

    Training training =
        adamW(cosineDecay(0, 2_450).warmUp(100, 1e-3))
            .noDecayOn("bias", "gamma", "beta")
            .loss(oneHotCrossEntropy().labelSmoothing(0.1))
            .augment(flipHorizontal().translate(0.1, 0.1).mixup(0.2))
            .epochs(30)
            .batch(64)
            .validateOnLast(0.1)
            .earlyStopping(e -> e.patience(5).restoreBest());
    // README ends
    try (CompiledModel compiled =
        CompiledModel.compile(resNet.check(images.shape()), training.epochs(epochs))) {
      return compiled.train(images, 1);
    }
  }
}
