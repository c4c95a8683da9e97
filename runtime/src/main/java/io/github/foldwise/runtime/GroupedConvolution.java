package io.github.foldwise.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** One convolution for each group: channels and filters fall into as many equal parts. */
final class GroupedConvolution implements ConvolutionOps {
  private static final int CHANNELS = 3; // axis of maps (N, H, W, C) and kernels (H, W, in, out)

  private final int groups;
  private final ConvolutionOps each;

  GroupedConvolution(int groups, ConvolutionOps each) {
    this.groups = groups;
    this.each = each;
  }

  @Override
  public KernelProduct product(Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    List<Operand<TFloat32>> inputs = split(tf, x);
    List<Operand<TFloat32>> kernels = split(tf, kernel);
    List<KernelProduct> products = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      products.add(each.product(tf, inputs.get(group), kernels.get(group)));
    }
    return new KernelProduct(
        concat(tf, products.stream().map(KernelProduct::value).toList()),
        dy -> backward(tf, products, dy, (product, part) -> product.kernelGradient().apply(part)),
        dy -> backward(tf, products, dy, (product, part) -> product.inputGradient().apply(part)));
  }

  private Operand<TFloat32> backward(
      Ops tf,
      List<KernelProduct> products,
      Operand<TFloat32> dy,
      BiFunction<KernelProduct, Operand<TFloat32>, Operand<TFloat32>> gradient) {
    List<Operand<TFloat32>> parts = split(tf, dy);
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      gradients.add(gradient.apply(products.get(group), parts.get(group)));
    }
    return concat(tf, gradients);
  }

  private List<Operand<TFloat32>> split(Ops tf, Operand<TFloat32> whole) {
    return new ArrayList<>(tf.split(tf.constant(CHANNELS), whole, (long) groups).output());
  }

  private static Operand<TFloat32> concat(Ops tf, List<Operand<TFloat32>> parts) {
    return tf.concat(parts, tf.constant(CHANNELS));
  }
}
