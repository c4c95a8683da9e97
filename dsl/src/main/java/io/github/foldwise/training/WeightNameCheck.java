package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.optimizer.WeightDecay;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks weight names in a training against its model. The usual last parts are always known: an
 * exception for {@code gamma} is no mistake in the variant without batch norm.
 */
final class WeightNameCheck {
  private static final List<String> USUAL = List.of("kernel", "bias", "gamma", "beta");

  private final Set<String> known = new LinkedHashSet<>();

  WeightNameCheck(CheckedModel model) {
    List<String> names =
        model.weights().stream().filter(WeightSpec::trainable).map(WeightSpec::name).toList();
    known.addAll(USUAL);
    names.forEach(name -> known.add(name.substring(name.lastIndexOf('/') + 1)));
    known.addAll(names);
  }

  List<Problem> of(WeightDecay decay) {
    return decay.except().stream()
        .filter(name -> !known.contains(name))
        .map(name -> Suggestions.unknown("weight of noDecayOn", name, List.copyOf(known)))
        .toList();
  }
}
