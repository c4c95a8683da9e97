package io.github.foldwise.model;

import static io.github.foldwise.model.Layers.conv;

import io.github.foldwise.data.Shape;

/** The model of the notebook that Foldwise was first written for. */
public final class Notebook {
  private Notebook() {}

  static ModelSpec model() {
    return conv(64, 3)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .bn()
        .pool(2)
        .conv(128, 3)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .bn()
        .pool(2)
        .flatten()
        .dense(128)
        .relu()
        .l1l2(1e-5, 1e-4)
        .biasL1(1e-5)
        .activityL2(1e-4)
        .dropout(0.6)
        .classify(10);
  }

  public static CheckedModel checked() {
    return model().check(Shape.image(28, 28, 1));
  }
}
