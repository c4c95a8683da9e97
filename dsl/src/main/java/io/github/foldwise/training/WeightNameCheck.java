package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.NamePattern;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.optimizer.Optimizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks weight names in a training against its model, whose frozen layers count: a variant may
 * train them. The usual last parts are always known: an exception for {@code gamma} is no mistake
 * in the variant without batch norm.
 */
final class WeightNameCheck {
  private static final List<String> USUAL = List.of("kernel", "bias", "gamma", "beta");

  private final List<String> names;

  WeightNameCheck(CheckedModel model) {
    CheckedModel free =
        model.spec().frozen().isEmpty() ? model : model.spec().unfreeze().check(model.input());
    names = free.weights().stream().filter(WeightSpec::trainable).map(WeightSpec::name).toList();
  }

  List<Problem> of(Optimizer optimizer) {
    Set<String> known = new LinkedHashSet<>(USUAL);
    names.forEach(name -> known.add(name.substring(name.lastIndexOf('/') + 1)));
    known.addAll(names);
    return Stream.concat(
            optimizer.decay().except().stream()
                .filter(name -> !known.contains(name))
                .map(name -> Suggestions.unknown("weight of noDecayOn", name, List.copyOf(known))),
            optimizer.factors().stream()
                .flatMap(factor -> factor.names().stream())
                .filter(pattern -> names.stream().noneMatch(n -> NamePattern.isOf(pattern, n)))
                .map(name -> Suggestions.unknown("layer of rateOn", name, layers())))
        .toList();
  }

  private List<String> layers() {
    return names.stream().map(WeightMatch::layer).distinct().toList();
  }
}
