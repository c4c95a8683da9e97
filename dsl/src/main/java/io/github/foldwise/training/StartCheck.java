package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.model.CheckedModel;
import java.util.List;

/** Checks the weights that a training starts from. */
final class StartCheck {
  private StartCheck() {}

  /** A problem if none of them has a place in the model. */
  static List<Problem> problems(StartWeights weights, CheckedModel model) {
    if (!weights.areGiven()) {
      return List.of();
    }
    WeightMatch match = weights.match(model);
    return match.matched().isEmpty()
        ? List.of(
            Problem.of(
                    "startFrom(%s)".formatted(weights),
                    "weights with the names and shapes of the model's",
                    "none that fits",
                    "Start from a model that begins with the same layers, or leave startFrom out.")
                .withTrace(match.unmatched().get(0).toString()))
        : List.of();
  }

  /** A problem if their values are not here. */
  static List<Problem> absent(StartWeights weights) {
    return weights.areGiven()
        ? List.of()
        : List.of(
            Problem.of(
                "startFrom(%s)".formatted(weights),
                "the weights themselves",
                "only their hash, for the training was read from a file",
                "Put them into the training again with startFrom."));
  }
}
