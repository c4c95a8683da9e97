package io.github.foldwise.cli.command;

import io.github.foldwise.cli.text.TextTable;
import io.github.foldwise.experiment.Experiment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code list}: shows what can be run and set. */
@Command(
    name = "list",
    description =
        "Lists the experiments, their presets and parameters, with each parameter's baseline value"
            + " in each preset.",
    footer = {"", "Example:", "  mvn -q compile exec:java -Dexec.args=\"list\""})
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
    List<Experiment> columns =
        experiment.presets().isEmpty()
            ? List.of(experiment)
            : experiment.presets().stream().map(experiment::preset).toList();
    List<String> titles = experiment.presets().isEmpty() ? List.of("value") : experiment.presets();
    Map<String, String> described = new LinkedHashMap<>();
    columns.forEach(
        column ->
            column
                .parameters()
                .forEach(
                    setting ->
                        described.merge(
                            setting.param().name(),
                            setting.param().description(),
                            (first, second) -> first.isEmpty() ? second : first)));
    boolean anyDescribed = described.values().stream().anyMatch(text -> !text.isEmpty());
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("parameter", titles, anyDescribed ? "description" : ""));
    described.forEach(
        (name, text) ->
            rows.add(
                row(name, columns.stream().map(column -> value(column, name)).toList(), text)));
    return new TextTable(rows);
  }

  private static List<String> row(String first, List<String> values, String last) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(values);
    row.add(last);
    return row;
  }

  private static String value(Experiment column, String parameter) {
    return column.parameters().stream()
        .filter(setting -> setting.param().name().equals(parameter))
        .map(setting -> setting.toString().substring(parameter.length() + 1))
        .findFirst()
        .orElse("-");
  }
}
