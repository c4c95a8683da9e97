package io.github.foldwise.runtime.convolution;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Conv;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.family.TNumber;

/**
 * A convolution of few channels, such as the first one of gray images. The gradient of its kernel
 * is one matrix product of the patches under its windows, which another convolution collects.
 */
final class PatchConvolution implements ProductOps {
  private final PlainConvolution plain;
  private final int height;
  private final int width;
  private final int channels;
  private final int filters;

  PatchConvolution(Shape input, Conv layer) {
    this.plain = new PlainConvolution(layer.stride(), layer.padding());
    this.height = layer.kernel().height();
    this.width = layer.kernel().width();
    this.channels = input.channels();
    this.filters = layer.filters();
  }

  @Override
  public <T extends TNumber> KernelProduct<T> product(Ops tf, Operand<T> x, Operand<T> kernel) {
    KernelProduct<T> product = plain.product(tf, x, kernel);
    return new KernelProduct<>(
        product.value(),
        dy ->
            tf.reshape(
                tf.linalg.matMul(
                    rows(tf, patches(tf, x), size()),
                    rows(tf, dy, filters),
                    MatMul.transposeA(true)),
                tf.constant(new int[] {height, width, channels, filters})),
        product.inputGradient());
  }

  /** (N, H, W, C) → (N, H/s, W/s, h·w·C). */
  private <T extends TNumber> Operand<T> patches(Ops tf, Operand<T> x) {
    float[][][][] each = new float[height][width][channels][size()];
    for (int i = 0; i < size(); i++) {
      each[i / channels / width][i / channels % width][i % channels][i] = 1;
    }
    return plain.product(tf, x, tf.dtypes.cast(tf.constant(each), x.type())).value();
  }

  private int size() {
    return height * width * channels;
  }

  private static <T extends TNumber> Operand<T> rows(Ops tf, Operand<T> maps, int columns) {
    return tf.reshape(maps, tf.constant(new int[] {-1, columns}));
  }
}
