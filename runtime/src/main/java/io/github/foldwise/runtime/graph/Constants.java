package io.github.foldwise.runtime.graph;

import io.github.foldwise.layer.WeightSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Weights that nothing changes any more, as constants of their graph. */
public final class Constants implements Weights {
  private final Map<String, Operand<TFloat32>> byName = new HashMap<>();
  private final Map<String, float[]> values;

  /** Constants of these values, by name. */
  public Constants(Ops tf, List<WeightSpec> weights, Map<String, float[]> values) {
    this.values = values;
    for (WeightSpec weight : weights) {
      byName.put(
          weight.name(),
          tf.withName(Variables.opName(weight.name()))
              .constant(Variables.shape(weight), DataBuffers.of(values.get(weight.name()))));
    }
  }

  @Override
  public Operand<TFloat32> read(String name) {
    return byName.get(name);
  }

  /** Values of a weight, row-major; not copied. */
  public float[] values(String name) {
    return values.get(name);
  }
}
