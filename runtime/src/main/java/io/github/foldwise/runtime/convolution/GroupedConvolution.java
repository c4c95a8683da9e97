package io.github.foldwise.runtime.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TNumber;

/** One convolution for each group of channels and filters. */
final class GroupedConvolution implements ProductOps {
  private static final int CHANNELS = 3; // axis of maps (N, H, W, C) and kernels (H, W, in, out)

  private final int groups;
  private final ProductOps each;

  GroupedConvolution(int groups, ProductOps each) {
    this.groups = groups;
    this.each = each;
  }

  @Override
  public <T extends TNumber> KernelProduct<T> product(Ops tf, Operand<T> x, Operand<T> kernel) {
    List<Operand<T>> inputs = split(tf, x);
    List<Operand<T>> kernels = split(tf, kernel);
    List<KernelProduct<T>> products = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      products.add(each.product(tf, inputs.get(group), kernels.get(group)));
    }
    return new KernelProduct<>(
        concat(tf, products.stream().map(product -> product.value()).toList()),
        dy -> backward(tf, products, dy, (product, part) -> product.kernelGradient().apply(part)),
        dy -> backward(tf, products, dy, (product, part) -> product.inputGradient().apply(part)));
  }

  private <T extends TNumber> Operand<T> backward(
      Ops tf,
      List<KernelProduct<T>> products,
      Operand<T> dy,
      BiFunction<KernelProduct<T>, Operand<T>, Operand<T>> gradient) {
    List<Operand<T>> parts = split(tf, dy);
    List<Operand<T>> gradients = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      gradients.add(gradient.apply(products.get(group), parts.get(group)));
    }
    return concat(tf, gradients);
  }

  private <T extends TNumber> List<Operand<T>> split(Ops tf, Operand<T> whole) {
    return new ArrayList<>(tf.split(tf.constant(CHANNELS), whole, (long) groups).output());
  }

  private static <T extends TNumber> Operand<T> concat(Ops tf, List<Operand<T>> parts) {
    return tf.concat(parts, tf.constant(CHANNELS));
  }
}
