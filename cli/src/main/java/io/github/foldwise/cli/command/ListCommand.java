package io.github.foldwise.cli.command;

import io.github.foldwise.cli.text.TextTable;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** {@code list}: shows what can be run and set. */
@Command(
    name = "list",
    description =
        "Lists the experiments, their presets and parameters, with each parameter's value in"
            + " the default preset, and in the others where it differs.",
    footer = {"", "Example:", "  foldwise list"})
final class ListCommand implements Callable<Integer> {
  private final List<Experiment> experiments;
  private final Surroundings surroundings;

  ListCommand(List<Experiment> experiments, Surroundings surroundings) {
    this.experiments = experiments;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    experiments.forEach(experiment -> surroundings.out().print(describe(experiment)));
    return ExitCode.DONE;
  }

  private String describe(Experiment experiment) {
    int columns = surroundings.terminal().columnsOfResults();
    String presets =
        experiment.presets().isEmpty() ? "" : presets(experiment).within(columns, "  ") + "\n";
    return experiment.name() + "\n" + presets + parameters(experiment).within(columns, "  ");
  }

  private static TextTable presets(Experiment experiment) {
    List<List<String>> rows = new ArrayList<>();
    boolean described =
        experiment.presets().stream().anyMatch(name -> !experiment.description(name).isEmpty());
    rows.add(List.of("preset", described ? "description" : ""));
    for (String preset : experiment.presets()) {
      String standard = rows.size() == 1 ? "(default)" : "";
      rows.add(List.of(preset, (experiment.description(preset) + " " + standard).strip()));
    }
    return new TextTable(rows);
  }

  /** Those of all presets: one may read what another does not. */
  private static TextTable parameters(Experiment experiment) {
    Map<String, List<Setting<?>>> presets = new LinkedHashMap<>();
    experiment.presets().forEach(name -> presets.put(name, experiment.preset(name).parameters()));
    if (presets.isEmpty()) {
      presets.put("", experiment.parameters());
    }
    Map<String, String> descriptions = descriptions(presets.values());
    boolean described = descriptions.values().stream().anyMatch(text -> !text.isEmpty());
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("parameter", "value", described ? "description" : ""));
    descriptions.forEach((name, text) -> rows.add(List.of(name, values(presets, name), text)));
    return new TextTable(rows);
  }

  /** By parameter. */
  private static Map<String, String> descriptions(Collection<List<Setting<?>>> presets) {
    Map<String, String> descriptions = new LinkedHashMap<>();
    presets.stream()
        .flatMap(List::stream)
        .map(Setting::param)
        .forEach(param -> descriptions.merge(param.name(), param.description(), ListCommand::text));
    return descriptions;
  }

  private static String text(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  /** The default preset's value and, if they differ, others': {@code 64 (full, tables: 128)}. */
  private static String values(Map<String, List<Setting<?>>> presets, String parameter) {
    Map<String, List<String>> namesByValue = new LinkedHashMap<>();
    presets.forEach(
        (name, settings) ->
            namesByValue
                .computeIfAbsent(value(settings, parameter), value -> new ArrayList<>())
                .add(name));
    String others =
        namesByValue.entrySet().stream()
            .skip(1)
            .map(each -> String.join(", ", each.getValue()) + ": " + each.getKey())
            .collect(Collectors.joining("; "));
    String first = namesByValue.keySet().iterator().next();
    return others.isEmpty() ? first : "%s (%s)".formatted(first, others);
  }

  private static String value(List<Setting<?>> settings, String parameter) {
    return settings.stream()
        .filter(setting -> setting.param().name().equals(parameter))
        .map(setting -> Setting.text(setting.value()))
        .findFirst()
        .orElse("-");
  }
}
