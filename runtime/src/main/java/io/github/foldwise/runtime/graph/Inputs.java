package io.github.foldwise.runtime.graph;

import io.github.foldwise.data.Shape;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * The inputs of a graph. If images are resident on the device, the rows of a batch are gathered
 * there; a batch of other images is fed in place of the gathered one.
 *
 * @param pixels (N, H, W, C) unsigned bytes
 * @param ofPixels (N, H, W, C) the same divided by 255
 * @param floats (N, H, W, C) {@code ofPixels}, or resident floats; images of floats are fed in
 *     their place
 * @param scaled (N, H, W, C) input of the first layer: {@code floats}
 * @param labels (N) class numbers
 * @param weights (N) factor of each row's loss; ones if none are fed
 * @param resident images on the device; empty if each batch is fed
 */
public record Inputs(
    Operand<TUint8> pixels,
    Operand<TFloat32> ofPixels,
    Operand<TFloat32> floats,
    Operand<TFloat32> scaled,
    Operand<TInt32> labels,
    Operand<TFloat32> weights,
    Placeholder<TFloat32> learningRate,
    Placeholder<TInt64> step,
    Placeholder<TInt64> seed,
    Optional<ResidentImages<?>> resident) {
  /** Inputs of a graph to which each batch is fed. */
  public static Inputs declare(Ops tf, Shape image) {
    return declare(tf, image, ImageSource.FED);
  }

  public static Inputs declare(Ops tf, Shape image, ImageSource source) {
    return switch (source) {
      case FED -> fed(tf, image);
      case RESIDENT_BYTES -> bytes(tf, image);
      case RESIDENT_FLOATS -> floats(tf, image);
    };
  }

  /** (N, H, W, C). */
  public static org.tensorflow.ndarray.Shape shape(long rows, Shape image) {
    return org.tensorflow.ndarray.Shape.of(rows, image.height(), image.width(), image.channels());
  }

  private static Inputs fed(Ops tf, Shape image) {
    var pixels = pixels(tf, image);
    var floats = scale(tf, pixels);
    var rows = Placeholder.shape(org.tensorflow.ndarray.Shape.of(-1));
    var labels = tf.withName("labels").placeholder(TInt32.class, rows);
    return of(tf, image, pixels, floats, floats, labels, Optional.empty());
  }

  private static Inputs bytes(Ops tf, Shape image) {
    ResidentImages<TInt64> resident = ResidentImages.ofBytes(tf, image);
    Operand<TUint8> pixels =
        ResidentImages.unpacked(tf, resident.pixels().ofBatch(), image); // (N, H, W, C)
    var floats = scale(tf, pixels);
    return of(tf, image, pixels, floats, floats, labels(tf, resident), Optional.of(resident));
  }

  private static Inputs floats(Ops tf, Shape image) {
    ResidentImages<TFloat32> resident = ResidentImages.ofFloats(tf, image);
    var pixels = pixels(tf, image);
    return of(
        tf,
        image,
        pixels,
        scale(tf, pixels),
        resident.pixels().ofBatch(),
        labels(tf, resident),
        Optional.of(resident));
  }

  private static Inputs of(
      Ops tf,
      Shape image,
      Operand<TUint8> pixels,
      Operand<TFloat32> ofPixels,
      Operand<TFloat32> floats,
      Operand<TInt32> labels,
      Optional<ResidentImages<?>> resident) {
    return new Inputs(
        pixels,
        ofPixels,
        floats,
        // Grappler adds control dependencies to a layer's input: on an input that is fed instead of
        // computed, such a dependency would require pixels that are not there.
        tf.withName("scaled").ensureShape(floats, shape(-1, image)),
        labels,
        resident
            .<Operand<TFloat32>>map(images -> images.weights().ofBatch())
            .orElseGet(() -> weights(tf, labels)),
        scalar(tf, "learning_rate", TFloat32.class),
        scalar(tf, "step", TInt64.class),
        scalar(tf, "seed", TInt64.class),
        resident);
  }

  private static Placeholder<TUint8> pixels(Ops tf, Shape image) {
    return tf.withName("pixels").placeholder(TUint8.class, Placeholder.shape(shape(-1, image)));
  }

  private static Operand<TFloat32> scale(Ops tf, Operand<TUint8> pixels) {
    return tf.withName("floats")
        .math
        .div(tf.dtypes.cast(pixels, TFloat32.class), tf.constant(255f));
  }

  private static Operand<TInt32> labels(Ops tf, ResidentImages<?> resident) {
    return tf.withName("labels").dtypes.cast(resident.labels().ofBatch(), TInt32.class);
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
