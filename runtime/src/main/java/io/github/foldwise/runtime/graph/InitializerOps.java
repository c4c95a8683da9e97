package io.github.foldwise.runtime.graph;

import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Initializer.Constant;
import io.github.foldwise.layer.Initializer.Distribution;
import io.github.foldwise.layer.Initializer.Normal;
import io.github.foldwise.layer.Initializer.Orthogonal;
import io.github.foldwise.layer.Initializer.Uniform;
import io.github.foldwise.layer.Initializer.VarianceScaling;
import io.github.foldwise.layer.WeightSpec;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** Draws initial weights from (seed, position in the model): no two weights share a stream. */
public final class InitializerOps {
  /** Standard deviation of a standard normal truncated at ±2. */
  private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

  private final Ops tf;
  private final WeightSpec weight;
  private final Operand<TInt64> dims;
  private final Operand<TInt64> streams;

  public InitializerOps(Ops tf, WeightSpec weight, int position, Operand<TInt64> seed) {
    this.tf = tf;
    this.weight = weight;
    this.dims = tf.constant(Variables.shape(weight).asArray());
    this.streams = tf.stack(List.of(seed, tf.constant((long) position)));
  }

  public Operand<TFloat32> draw() {
    Initializer initializer = weight.initializer();
    if (initializer instanceof VarianceScaling scaling) {
      return draw(scaling);
    }
    if (initializer instanceof Normal normal) {
      return tf.math.add(
          normal(normal.standardDeviation(), normal.truncated()),
          tf.constant((float) normal.mean()));
    }
    if (initializer instanceof Uniform uniform) {
      return uniform(uniform.low(), uniform.high());
    }
    if (initializer instanceof Orthogonal orthogonal) {
      return orthogonal(orthogonal.gain());
    }
    return tf.fill(dims, tf.constant((float) ((Constant) initializer).value()));
  }

  private Operand<TFloat32> draw(VarianceScaling scaling) {
    double variance = scaling.scale() / Math.max(1, fan(scaling.fan()));
    if (scaling.distribution() == Distribution.UNIFORM) {
      double limit = Math.sqrt(3 * variance);
      return uniform(-limit, limit);
    }
    return scaling.distribution() == Distribution.TRUNCATED_NORMAL
        ? normal(Math.sqrt(variance) / TRUNCATED_DEVIATION, true)
        : normal(Math.sqrt(variance), false);
  }

  /** Q of a tall normal matrix: a wide one is its transpose. */
  private Operand<TFloat32> orthogonal(double gain) {
    List<Integer> sizes = weight.dims();
    int columns = sizes.get(sizes.size() - 1);
    int rows = Math.toIntExact(weight.size() / columns);
    Operand<TInt64> tall =
        tf.constant(new long[] {Math.max(rows, columns), Math.min(rows, columns)});
    var qr = tf.linalg.qr(tf.random.statelessRandomNormal(tall, streams));
    Operand<TFloat32> signs = tf.math.sign(tf.linalg.tensorDiagPart(qr.r()));
    Operand<TFloat32> q = tf.math.mul(qr.q(), signs); // a sign for each column
    Operand<TFloat32> matrix =
        rows < columns ? tf.linalg.transpose(q, tf.constant(new int[] {1, 0})) : q;
    return tf.math.mul(tf.reshape(matrix, dims), tf.constant((float) gain));
  }

  private double fan(Initializer.Fan fan) {
    return fan(weight.dims(), fan);
  }

  /** Connections of a weight of these sizes, as Keras counts them. */
  public static double fan(List<Integer> sizes, Initializer.Fan fan) {
    int rank = sizes.size();
    int out = sizes.get(rank - 1);
    int in = rank == 1 ? out : sizes.get(rank - 2);
    double window = sizes.stream().limit(Math.max(0, rank - 2)).reduce(1, Math::multiplyExact);
    return switch (fan) {
      case IN -> in * window;
      case OUT -> out * window;
      case AVERAGE -> (in + out) * window / 2;
    };
  }

  private Operand<TFloat32> uniform(double low, double high) {
    Operand<TFloat32> unit = tf.random.statelessRandomUniform(dims, streams);
    return tf.math.add(
        tf.math.mul(unit, tf.constant((float) (high - low))), tf.constant((float) low));
  }

  private Operand<TFloat32> normal(double standardDeviation, boolean truncated) {
    Operand<TFloat32> standard =
        truncated
            ? tf.random.statelessTruncatedNormal(dims, streams)
            : tf.random.statelessRandomNormal(dims, streams);
    return tf.math.mul(standard, tf.constant((float) standardDeviation));
  }
}
