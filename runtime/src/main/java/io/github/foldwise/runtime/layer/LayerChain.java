package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.CheckedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Layers in sequence; the output of an empty chain is its input. */
public final class LayerChain implements LayerEmitter {
  private final List<CheckedLayer> layers;

  public LayerChain(List<CheckedLayer> layers) {
    this.layers = layers;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    Operand<TFloat32> y = x;
    int next;
    for (int i = 0; i < layers.size(); i = next) {
      Optional<FinishedConv> finished = FinishedConv.at(head, layers, i);
      Optional<ConvBeforePool> conv = ConvBeforePool.at(head, layers, i);
      if (finished.isPresent()) {
        y = finished.get().infer(head, y);
        next = i + finished.get().layers();
      } else if (conv.isPresent()) {
        y = conv.get().infer(head, y);
        next = i + conv.get().layers();
      } else if (isPair(i)) {
        y = pair(i).infer(head, y);
        next = i + 2;
      } else {
        y = LayerEmitters.of(layers.get(i)).infer(head, y);
        next = i + 1;
      }
    }
    return y;
  }

  @Override
  public Forward train(Head head, Operand<TFloat32> x) {
    List<Step> steps = new ArrayList<>();
    Operand<TFloat32> y = x;
    int next;
    for (int i = 0; i < layers.size(); i = next) {
      Optional<ReluBeforeNorm> relu = ReluBeforeNorm.at(head, layers, i);
      Forward forward;
      if (relu.isPresent()) {
        forward = relu.get().train(head, y);
        next = i + relu.get().layers();
      } else if (isPair(i) && pair(i).isFaster(head)) {
        forward = pair(i).train(head, y);
        next = i + 2;
      } else {
        forward = LayerEmitters.of(layers.get(i)).train(head, y);
        next = i + 1;
      }
      y = forward.output();
      steps.add(new Step(i, forward.backward()));
    }
    return new Forward(y, (dy, inputWanted) -> backward(steps, dy, inputWanted));
  }

  /** The backward pass through some layers, of which this is the first. */
  private record Step(int first, Backward backward) {}

  /** Whether the layer at this index and the next one swap places. */
  private boolean isPair(int index) {
    return index + 1 < layers.size() && NormBeforePool.is(layers.get(index), layers.get(index + 1));
  }

  private NormBeforePool pair(int index) {
    return NormBeforePool.of(layers.get(index), layers.get(index + 1));
  }

  private Operand<TFloat32> backward(List<Step> steps, Operand<TFloat32> dy, boolean inputWanted) {
    Operand<TFloat32> gradient = dy;
    for (int i = steps.size() - 1; i >= 0; i--) {
      int end = i + 1 < steps.size() ? steps.get(i + 1).first() : layers.size();
      if (!inputWanted && !trainableBelow(end)) {
        return gradient;
      }
      Step step = steps.get(i);
      gradient = step.backward().apply(gradient, inputWanted || trainableBelow(step.first()));
    }
    return gradient;
  }

  /** Whether training changes a weight of a layer before this index. */
  private boolean trainableBelow(int index) {
    return layers.subList(0, index).stream().anyMatch(CheckedLayer::isTrainable);
  }
}
