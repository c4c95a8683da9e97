package io.github.foldwise.model;

import io.github.foldwise.check.Problem;
import java.util.function.Consumer;

/** The last layer gives one logit per class, and nothing bends it before the softmax. */
final class HeadTellsClassesApart implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (!layer.isLast()) {
      return;
    }
    if (!(layer.layer() instanceof Dense head)) {
      problems.accept(
          layer.refuse(
              "classify(n) as the last layer",
              Words.of(layer.layer()),
              "End the model with classify(n), n being the number of classes."));
      return;
    }
    if (head.units() < 2) {
      problems.accept(
          layer.refuse(
              "at least 2 classes",
              String.valueOf(head.units()),
              "Give the number of classes; two answers such as yes and no are classify(2)."));
    }
    if (head.activation().kind() != Activation.Kind.LINEAR) {
      problems.accept(
          layer.refuse(
              "no activation but the softmax that classify adds",
              Words.activation(head.activation()),
              "Leave the activation of the last layer out."));
    }
  }
}
