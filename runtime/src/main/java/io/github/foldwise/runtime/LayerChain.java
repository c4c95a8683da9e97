package io.github.foldwise.runtime;

import io.github.foldwise.model.CheckedLayer;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Layers one after the other; of none of them the output is the input. */
final class LayerChain implements LayerEmitter {
  private final List<CheckedLayer> layers;

  LayerChain(List<CheckedLayer> layers) {
    this.layers = layers;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> y = x;
    for (int i = 0; i < layers.size(); i++) {
      if (i + 1 < layers.size() && NormBeforePool.is(layers.get(i), layers.get(i + 1))) {
        y = NormBeforePool.of(layers.get(i), layers.get(i + 1)).infer(head, y);
        i++;
      } else {
        y = LayerEmitters.of(layers.get(i)).infer(head, y);
      }
    }
    return y;
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    List<Backward> back = new ArrayList<>();
    Operand<TFloat32> y = x;
    for (CheckedLayer layer : layers) {
      Forward forward = LayerEmitters.of(layer).train(head, y);
      y = forward.output();
      back.add(forward.backward());
    }
    return new Forward(y, (dy, inputWanted) -> backward(back, dy, inputWanted));
  }

  private Operand<TFloat32> backward(
      List<Backward> back, Operand<TFloat32> dy, boolean inputWanted) {
    Operand<TFloat32> gradient = dy;
    for (int i = back.size() - 1; i >= 0; i--) {
      gradient = back.get(i).apply(gradient, inputWanted || weightsBelow(i));
    }
    return gradient;
  }

  private boolean weightsBelow(int index) {
    return layers.subList(0, index).stream().anyMatch(layer -> !layer.weights().isEmpty());
  }
}
