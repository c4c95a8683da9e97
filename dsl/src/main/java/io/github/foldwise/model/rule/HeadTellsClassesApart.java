package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Words;
import java.util.function.Consumer;

/**
 * The last layer gives one logit per class, and nothing bends it before the probability. An
 * activity penalty would act on the logits; Keras's acts on what its activation makes of them.
 */
public final class HeadTellsClassesApart implements Rule {
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
    checkUnits(layer, head, problems);
    if (head.activation().kind() != Activation.Kind.LINEAR) {
      problems.accept(
          layer.refuse(
              "no activation but the one that the head adds",
              Words.activation(head.activation()),
              "Leave the activation of the last layer out."));
    }
    if (!head.rules().activity().isNone()) {
      problems.accept(
          layer.refuse(
              "no activity penalty on the head",
              Words.activityPenalty(head.rules().activity()),
              "Put it on an earlier layer: here it would act on logits, but in Keras on"
                  + " probabilities."));
    }
  }

  private static void checkUnits(PlacedLayer layer, Dense head, Consumer<Problem> problems) {
    if (layer.classHead() == ClassHead.BINARY) {
      if (head.units() != 1) {
        problems.accept(
            layer.refuse(
                "1 unit, the logit of class 1",
                String.valueOf(head.units()),
                "Leave the units alone, or use classify(2)."));
      }
    } else if (head.units() < 2) {
      problems.accept(
          layer.refuse(
              "at least 2 classes",
              String.valueOf(head.units()),
              "Give the number of classes; two answers such as yes and no are classify(2)."));
    }
  }
}
