package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks that what varies is read somewhere, and that a name means one parameter. */
final class ParameterCheck {
  private final Experiment experiment;
  private final Map<String, Set<Param<?>>> read = new LinkedHashMap<>();
  private final Map<String, Set<Param<?>>> named = new LinkedHashMap<>();

  ParameterCheck(Experiment experiment, Collection<Declared> variants) {
    this.experiment = experiment;
    for (Declared variant : variants) {
      put(variant.parameters(), read);
      put(variant.parameters(), named);
    }
    put(experiment.baseline(), named);
    experiment.ablations().stream()
        .flatMap(table -> table.variants().stream())
        .forEach(variant -> put(variant.settings(), named));
  }

  /** Names that stand for two parameters. */
  List<Problem> ambiguous() {
    return named.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> ambiguous(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Settings that change nothing, for no variant reads them. */
  List<Problem> unread() {
    Set<Problem> problems = new LinkedHashSet<>();
    experiment
        .baseline()
        .forEach(setting -> require("baseline with(%s)".formatted(setting), setting, problems));
    for (Ablation table : experiment.ablations()) {
      for (Variant variant : table.variants()) {
        variant.settings().forEach(setting -> require(TableCheck.place(table), setting, problems));
      }
    }
    return List.copyOf(problems);
  }

  private void require(String place, Setting<?> setting, Collection<Problem> problems) {
    String name = setting.param().name();
    if (!read.containsKey(name)) {
      problems.add(Suggestions.unknown(place, name, new ArrayList<>(read.keySet())));
    }
  }

  private static Problem ambiguous(String name, Set<Param<?>> params) {
    return Problem.of(
        "parameter " + name,
        "one parameter of that name",
        params.stream()
            .map(param -> Setting.text(param.standard()))
            .collect(Collectors.joining(" and ", "two or more, with standards ", "")),
        "Declare it once and use that constant everywhere, or rename one.");
  }

  private static void put(List<Setting<?>> settings, Map<String, Set<Param<?>>> byName) {
    for (Setting<?> setting : settings) {
      byName
          .computeIfAbsent(setting.param().name(), name -> new LinkedHashSet<>())
          .add(setting.param());
    }
  }
}
