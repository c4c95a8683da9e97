package io.github.foldwise.runtime.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * Images in the memory of a session's device, from which the rows of a batch are gathered. A GPU
 * has no op that gathers bytes, and no int32 variables: eight bytes are packed into an int64, and
 * each label takes one.
 *
 * @param rows (N) positions of the batch's rows
 * @param pixels (R, words) of eight bytes, the last one of an image padded; or (R, H, W, C) floats
 * @param labels (R)
 * @param weights (R) factors of the rows' losses; ones if the images have none
 */
public record ResidentImages<T extends TType>(
    Placeholder<TInt32> rows, Part<T> pixels, Part<TInt64> labels, Part<TFloat32> weights) {
  private static final long ANY = -1; // number of rows

  /** Pixels, labels or weights: the batch's part, and the op that stores a given whole. */
  public record Part<T extends TType>(Operand<T> ofBatch, Placeholder<T> given, Op assign) {}

  static ResidentImages<TInt64> ofBytes(Ops tf, io.github.foldwise.data.Shape image) {
    return declare(tf, Shape.of(ANY, words(image)), TInt64.class);
  }

  static ResidentImages<TFloat32> ofFloats(Ops tf, io.github.foldwise.data.Shape image) {
    return declare(tf, Inputs.shape(ANY, image), TFloat32.class);
  }

  /** (N, words) to the images (N, H, W, C). */
  static Operand<TUint8> unpacked(
      Ops tf, Operand<TInt64> words, io.github.foldwise.data.Shape image) {
    int filled = words(image) * Long.BYTES;
    Operand<TUint8> bytes =
        tf.reshape(tf.bitcast(words, TUint8.class), tf.constant(new int[] {-1, filled}));
    Operand<TUint8> pixels =
        filled == image.size()
            ? bytes
            : tf.slice(bytes, tf.constant(new int[2]), tf.constant(new int[] {-1, image.size()}));
    return tf.reshape(pixels, tf.constant(Inputs.shape(ANY, image).asArray()));
  }

  /** Words that an image of bytes takes. */
  public static int words(io.github.foldwise.data.Shape image) {
    return (image.size() + Long.BYTES - 1) / Long.BYTES;
  }

  public List<Op> assignAll() {
    return List.of(pixels.assign(), labels.assign(), weights.assign());
  }

  private static <T extends TType> ResidentImages<T> declare(Ops tf, Shape pixels, Class<T> type) {
    Placeholder<TInt32> rows =
        tf.withName("rows").placeholder(TInt32.class, Placeholder.shape(Shape.of(ANY)));
    return new ResidentImages<>(
        rows,
        part(tf, rows, "pixels", pixels, type),
        part(tf, rows, "labels", Shape.of(ANY), TInt64.class),
        part(tf, rows, "weights", Shape.of(ANY), TFloat32.class));
  }

  private static <T extends TType> Part<T> part(
      Ops tf, Operand<TInt32> rows, String name, Shape shape, Class<T> type) {
    Ops scoped = tf.withSubScope("resident_" + name);
    Operand<? extends TType> handle =
        scoped
            .withName("handle")
            .varHandleOp(type, shape, VarHandleOp.sharedName("resident/" + name));
    Placeholder<T> given = scoped.withName("given").placeholder(type, Placeholder.shape(shape));
    return new Part<>(
        scoped.gather(scoped.readVariableOp(handle, type), rows, scoped.constant(0)),
        given,
        scoped.assignVariableOp(handle, given));
  }
}
