package io.github.foldwise.keras.config;

import io.github.foldwise.augmentation.Transform;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.Layer;
import java.util.List;

/** What one layer of Keras is in words of Foldwise. */
public sealed interface Element {
  /** A layer. */
  record Of(Layer layer) implements Element {}

  /** A penalty on the output of the layer before it. */
  record Activity(ActivityPenalty penalty) implements Element {}

  /** A dense layer with a softmax: the head. */
  record SoftmaxHead(Layer layer) implements Element {}

  /** A softmax as its own layer, right behind the head. */
  record Softmax() implements Element {}

  /** Random changes of images, before the first layer. */
  record Augment(List<Transform> transforms, Pixels pixels) implements Element {
    public Augment {
      transforms = List.copyOf(transforms);
    }
  }

  /** The pixels that a change of images is meant for. */
  enum Pixels {
    /** It does not matter. */
    ANY,
    /** From 0 to 1. */
    SCALED,
    /** From 0 to 255. */
    BYTES
  }

  /** Division of pixels by 255. */
  record Rescale() implements Element {}

  /** Refused: there is a problem about it. */
  record Refused() implements Element {}
}
