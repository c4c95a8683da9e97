package io.github.foldwise.studies;

import static io.github.foldwise.studies.FashionMnistExperiment.ACTIVATION;
import static io.github.foldwise.studies.FashionMnistExperiment.ACTIVITY_L2;
import static io.github.foldwise.studies.FashionMnistExperiment.AUGMENTATION;
import static io.github.foldwise.studies.FashionMnistExperiment.BATCH;
import static io.github.foldwise.studies.FashionMnistExperiment.BATCH_NORM;
import static io.github.foldwise.studies.FashionMnistExperiment.BIAS_L1;
import static io.github.foldwise.studies.FashionMnistExperiment.DROPOUT;
import static io.github.foldwise.studies.FashionMnistExperiment.EPOCHS;
import static io.github.foldwise.studies.FashionMnistExperiment.FOLDS;
import static io.github.foldwise.studies.FashionMnistExperiment.HIDDEN;
import static io.github.foldwise.studies.FashionMnistExperiment.KERNEL_1;
import static io.github.foldwise.studies.FashionMnistExperiment.KERNEL_2;
import static io.github.foldwise.studies.FashionMnistExperiment.L1;
import static io.github.foldwise.studies.FashionMnistExperiment.L2;
import static io.github.foldwise.studies.FashionMnistExperiment.LOSS;
import static io.github.foldwise.studies.FashionMnistExperiment.OPTIMIZER;
import static io.github.foldwise.sweep.Grid.grid;

import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Variant;
import io.github.foldwise.training.Loss;

/** The ablation tables of {@link FashionMnistExperiment}, all around one baseline. */
final class FashionMnistTables {
  private FashionMnistTables() {}

  /** The notebook's eight tables, with its published results. */
  static Experiment notebook(Experiment experiment) {
    return experiment
        .ablate(FOLDS, 3, 5, 10)
        .ablateAround(EPOCHS, NotebookFigures::epochs)
        .ablate(BATCH, 16, 32, 64, 128, 256)
        .ablate(NotebookFigures.KERNELS, grid(KERNEL_1, 3, 5).by(KERNEL_2, 3, 5))
        .ablate(HIDDEN, 64, 128, 256, 512)
        .ablate(DROPOUT, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
        .ablate(LOSS, Loss.SPARSE_CROSS_ENTROPY, Loss.ONE_HOT_CROSS_ENTROPY)
        .ablate(BATCH_NORM, false, true)
        .published(NotebookFigures::beside);
  }

  /** Questions the notebook left open: noise, the effect of penalties, and its further ideas. */
  static Experiment further(Experiment experiment) {
    return experiment
        .ablate(
            "noise floor",
            Variant.BASELINE.withNextSeed(),
            Variant.of(LOSS.to(Loss.ONE_HOT_CROSS_ENTROPY)).withNextSeed())
        .ablate(
            "penalties",
            Variant.without(
                "penalties", L1.to(0.0), L2.to(0.0), BIAS_L1.to(0.0), ACTIVITY_L2.to(0.0)),
            Variant.without("activity penalty", ACTIVITY_L2.to(0.0)),
            Variant.named("L1 alone", L2.to(0.0), BIAS_L1.to(0.0), ACTIVITY_L2.to(0.0)),
            Variant.named("L2 alone", L1.to(0.0), BIAS_L1.to(0.0), ACTIVITY_L2.to(0.0)))
        .ablate(L1, 0.0, 1e-5, 1e-4)
        .ablate(L2, 0.0, 1e-4, 1e-3)
        .ablate(BIAS_L1, 0.0, 1e-5, 1e-4)
        .ablate(ACTIVITY_L2, 0.0, 1e-5, 1e-4, 1e-3)
        .ablate(AUGMENTATION, TriedAugmentation.values())
        .ablate(OPTIMIZER, TriedOptimizer.values())
        .ablate(ACTIVATION, TriedActivation.values());
  }
}
