package io.github.foldwise.runtime.cost;

import io.github.foldwise.data.Sizes;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.convolution.EvaluationKernels;
import io.github.foldwise.runtime.convolution.TileBatch;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.graph.TileProducts;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.ModelCost;
import io.github.foldwise.trial.TrialCosts;

/** Estimates for TensorFlow on this machine's CPU, without loading TensorFlow. */
public final class TensorFlowCosts implements TrialCosts {
  private final Kernels kernels;
  private final int threads;

  /** Costs on this machine, if so many threads may work on one op. */
  public TensorFlowCosts(int threads) {
    this(Kernels.of(Device.CPU), threads);
  }

  /** Costs on a kind of CPU that favours these kernels. */
  TensorFlowCosts(Kernels kernels, int threads) {
    this.kernels = kernels;
    this.threads = threads;
  }

  /** Operations are those of sums over windows, and so are the numbers: tiles are left out. */
  @Override
  public ModelCost ofExample(CheckedModel model) {
    return of(model, TileProducts.NONE);
  }

  @Override
  public long memoryBytes(CheckedModel model, Training training, int rows, int evaluatedRows) {
    return memory(model, training, rows, evaluatedRows).bytes();
  }

  TrialMemory memory(CheckedModel model, Training training, int rows, int evaluatedRows) {
    TileProducts tiles = kernels.inTraining(training.precision(), threads).tileProducts();
    double step = (double) of(model, tiles).stepValues() * Math.min(training.batch(), rows);
    return TrialMemory.of(
        model,
        training,
        step,
        evaluationValues(
            model,
            EvaluationKernels.of(model, training.precision(), kernels, threads).tileProducts(),
            Math.min(training.evaluationBatch(), evaluatedRows)));
  }

  private double evaluationValues(CheckedModel model, TileProducts tiles, int batch) {
    double perExample =
        ofExample(model).evaluationValues()
            + 2.0
                * TileBatch.bytesOfImage(model, tiles)
                / Float.BYTES; // both sides of the products
    return perExample * Math.min(batch, TileBatch.of(model, tiles));
  }

  private static ModelCost of(CheckedModel model, TileProducts tiles) {
    LayerCost cost = LayerCosts.of(model.layers(), tiles);
    double input = Sizes.product(model.input().dims());
    return new ModelCost( // a cast saturates at the largest long
        (long) cost.forward(),
        (long) cost.backward(),
        (long) (input + cost.kept() + cost.returning()),
        (long) cost.passing());
  }
}
