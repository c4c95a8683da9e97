package io.github.foldwise.runtime.session;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.split.Rows;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** Rows in native memory: pixels (N, H, W, C), labels (N) and, if needed, weights (N). */
public record FedBatch(int rows, Tensor pixels, TInt32 labels, Optional<TFloat32> weights)
    implements Batch {

  /** Copies the rows at positions {@code from} to {@code to − 1} of {@code rows}. */
  static FedBatch of(
      ImageData data, Rows rows, int from, int to, boolean weighted, UnaryOperator<Tensor> taken) {
    int[] labels = new int[to - from];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(rows.get(from + i));
    }
    return new FedBatch(
        labels.length,
        taken.apply(data.isBytes() ? bytes(data, rows, from, to) : floats(data, rows, from, to)),
        TInt32.vectorOf(labels),
        weighted || data.isWeighted()
            ? Optional.of(weights(data, rows, from, to))
            : Optional.empty());
  }

  @Override
  public void feed(Session.Runner runner, Inputs inputs) {
    runner
        .feed(pixels instanceof TFloat32 ? inputs.floats() : inputs.pixels(), pixels)
        .feed(inputs.labels(), labels);
    weights.ifPresent(given -> runner.feed(inputs.weights(), given));
  }

  @Override
  public void close() {
    pixels.close();
    labels.close();
    weights.ifPresent(TFloat32::close);
  }

  private static TFloat32 weights(ImageData data, Rows rows, int from, int to) {
    float[] weights = new float[to - from];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = data.weight(rows.get(from + i));
    }
    return TFloat32.vectorOf(weights);
  }

  private static TUint8 bytes(ImageData data, Rows rows, int from, int to) {
    int size = data.shape().size();
    byte[] pixels = new byte[(to - from) * size];
    for (int i = from; i < to; i++) {
      data.read(rows.get(i), pixels, (i - from) * size);
    }
    return TUint8.tensorOf(Inputs.shape(to - from, data.shape()), DataBuffers.of(pixels));
  }

  private static TFloat32 floats(ImageData data, Rows rows, int from, int to) {
    int size = data.shape().size();
    float[] pixels = new float[(to - from) * size];
    for (int i = from; i < to; i++) {
      data.read(rows.get(i), pixels, (i - from) * size);
    }
    return TFloat32.tensorOf(Inputs.shape(to - from, data.shape()), DataBuffers.of(pixels));
  }
}
