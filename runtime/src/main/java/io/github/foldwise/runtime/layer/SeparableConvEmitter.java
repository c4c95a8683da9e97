package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.runtime.convolution.Convolutions;
import io.github.foldwise.runtime.convolution.ProductOps;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Convolution by a depthwise kernel, then by a pointwise one. */
final class SeparableConvEmitter extends WeightedEmitter {
  private final ProductOps depthwise;

  SeparableConvEmitter(CheckedLayer place, SeparableConv layer) {
    super(place, layer.activation(), layer.rules());
    this.depthwise = Convolutions.depthwise(place.input(), layer);
  }

  @Override
  Forward product(Head head, Operand<TFloat32> x) {
    Forward first =
        by(head, "depthwise_kernel", head.product(depthwise, x, read(head, "depthwise_kernel")));
    Forward second =
        by(
            head,
            "pointwise_kernel",
            head.product(Convolutions.pointwise(), first.output(), read(head, "pointwise_kernel")));
    return new Forward(
        second.output(),
        (dy, inputWanted) ->
            first.backward().apply(second.backward().apply(dy, true), inputWanted));
  }
}
