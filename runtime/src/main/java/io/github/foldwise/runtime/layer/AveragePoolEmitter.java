package io.github.foldwise.runtime.layer;

import io.github.foldwise.layer.AveragePool;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Mean of each window over the values inside the input. */
final class AveragePoolEmitter implements BorrowingEmitter {
  private final AveragePool layer;

  AveragePoolEmitter(AveragePool layer) {
    this.layer = layer;
  }

  @Override
  public Operand<TFloat32> infer(Head head, Operand<TFloat32> x) {
    return head.tf()
        .nn
        .avgPool( // (N, H, W, C) → (N, H/s, W/s, C)
            x,
            List.of(1L, (long) layer.window().height(), (long) layer.window().width(), 1L),
            List.of(1L, (long) layer.stride().height(), (long) layer.stride().width(), 1L),
            layer.padding().name());
  }
}
