package io.github.foldwise.runtime;

import io.github.foldwise.model.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * What is fed to a graph.
 *
 * @param pixels (N, H, W, C) unsigned bytes
 * @param floats (N, H, W, C) the same divided by 255; images of floats are fed in their place
 * @param scaled (N, H, W, C) what the first layer takes: {@code floats}
 * @param labels (N) class numbers
 * @param weights (N) factor of each row's loss; ones where none are fed
 * @param learningRate of this step
 * @param step number of updates before this one, over the whole training
 * @param seed of what this trial draws
 */
record Inputs(
    Placeholder<TUint8> pixels,
    Operand<TFloat32> floats,
    Operand<TFloat32> scaled,
    Placeholder<TInt32> labels,
    Operand<TFloat32> weights,
    Placeholder<TFloat32> learningRate,
    Placeholder<TInt64> step,
    Placeholder<TInt64> seed) {

  static Inputs declare(Ops tf, Shape image) {
    var dims = org.tensorflow.ndarray.Shape.of(-1, image.height(), image.width(), image.channels());
    var pixels = tf.withName("pixels").placeholder(TUint8.class, Placeholder.shape(dims));
    var floats =
        tf.withName("floats").math.div(tf.dtypes.cast(pixels, TFloat32.class), tf.constant(255f));
    var rows = Placeholder.shape(org.tensorflow.ndarray.Shape.of(-1));
    var labels = tf.withName("labels").placeholder(TInt32.class, rows);
    return new Inputs(
        pixels,
        floats,
        // Optimizers of graphs hang controls on what a layer takes: on what is fed instead of
        // computed, such a control would ask for the pixels that are not there.
        tf.withName("scaled").ensureShape(floats, dims),
        labels,
        weights(tf, labels),
        scalar(tf, "learning_rate", TFloat32.class),
        scalar(tf, "step", TInt64.class),
        scalar(tf, "seed", TInt64.class));
  }

  private static Operand<TFloat32> weights(Ops tf, Operand<TInt32> labels) {
    return tf.withName("weights")
        .placeholderWithDefault(
            tf.fill(tf.shape(labels), tf.constant(1f)), org.tensorflow.ndarray.Shape.of(-1));
  }

  private static <T extends org.tensorflow.types.family.TType> Placeholder<T> scalar(
      Ops tf, String name, Class<T> type) {
    return tf.withName(name)
        .placeholder(type, Placeholder.shape(org.tensorflow.ndarray.Shape.scalar()));
  }
}
