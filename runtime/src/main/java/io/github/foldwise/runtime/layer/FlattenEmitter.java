package io.github.foldwise.runtime.layer;

import io.github.foldwise.data.Shape;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The same values in another shape. */
final class FlattenEmitter implements LayerEmitter {
  private final Shape input;

  FlattenEmitter(Shape input) {
    this.input = input;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return head.tf().reshape(x, head.tf().constant(new int[] {-1, input.size()}));
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    int[] dims = new int[input.dims().size() + 1];
    dims[0] = -1;
    for (int i = 1; i < dims.length; i++) {
      dims[i] = input.dims().get(i - 1);
    }
    return new Forward(
        infer(head, x), (dy, inputWanted) -> head.tf().reshape(dy, head.tf().constant(dims)));
  }
}
