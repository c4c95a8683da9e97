package io.github.foldwise.runtime;

import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.graph.GraphScope;
import io.github.foldwise.runtime.graph.Placement;
import io.github.foldwise.runtime.session.ModelSession;
import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Ops that are built, run once and thrown away. */
public final class OneShot {
  private OneShot() {}

  public static float[] run(Function<Ops, Operand<TFloat32>> build) {
    try (Graph graph = GraphScope.newGraph();
        Session session = OneThread.session(graph)) {
      Operand<TFloat32> wanted = build.apply(Placement.on(Device.CPU, GraphScope.ops(graph)));
      try (Result result = session.runner().fetch(wanted).run()) {
        return ModelSession.floats((TFloat32) result.get(0));
      }
    }
  }

  /** A constant of any shape. */
  public static Operand<TFloat32> tensor(Ops tf, float[] values, long... shape) {
    return tf.constant(Shape.of(shape), DataBuffers.of(values));
  }
}
