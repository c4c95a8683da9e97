package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.guard.Names;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.sweep.Setting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that every varied parameter is read, and that names are unique. */
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
    for (Sweep sweep : experiment.sweeps()) {
      sweep.varied(experiment.params()).forEach(param -> put(param, named));
    }
  }

  /** Names that cannot be set, and names that two parameters have. */
  List<Problem> misnamed() {
    return Stream.concat(
            named.keySet().stream().flatMap(name -> Names.ofParameter(name).stream()),
            named.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> ambiguous(entry.getKey(), entry.getValue())))
        .toList();
  }

  List<Problem> unread() {
    Set<Problem> problems = new LinkedHashSet<>();
    experiment
        .baseline()
        .forEach(s -> require("baseline with(%s)".formatted(s), s.param(), problems));
    for (Sweep sweep : experiment.sweeps()) {
      String place = TableCheck.place(sweep.table());
      sweep.varied(experiment.params()).forEach(param -> require(place, param, problems));
    }
    return List.copyOf(problems);
  }

  private void require(String place, Param<?> param, Collection<Problem> problems) {
    String name = param.name();
    if (!read.containsKey(name)) {
      problems.add(
          Problem.of(
              place,
              read.isEmpty()
                  ? "no parameter, as the experiment reads none"
                  : "a parameter that the experiment reads: " + String.join(", ", read.keySet()),
              "'" + name + "'",
              "Read it with p.get(…) in the model, the training or the folds, or leave it out."));
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
    settings.forEach(setting -> put(setting.param(), byName));
  }

  private static void put(Param<?> param, Map<String, Set<Param<?>>> byName) {
    byName.computeIfAbsent(param.name(), name -> new LinkedHashSet<>()).add(param);
  }
}
