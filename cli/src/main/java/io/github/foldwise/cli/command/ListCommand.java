package io.github.foldwise.cli.command;

import io.github.foldwise.cli.text.TextTable;
import io.github.foldwise.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code list}: shows what can be run and set. */
@Command(
    name = "list",
    description =
        "Lists the experiments, their presets, and each parameter's baseline value in each preset.",
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

  private static String describe(Experiment experiment) {
    List<String> presets = experiment.presets();
    String presetLine =
        presets.isEmpty()
            ? ""
            : "  presets: %s (default: %s)\n".formatted(String.join(", ", presets), presets.get(0));
    return experiment.name() + "\n" + presetLine + parameters(experiment).indented("  ");
  }

  private static TextTable parameters(Experiment experiment) {
    List<Experiment> columns =
        experiment.presets().isEmpty()
            ? List.of(experiment)
            : experiment.presets().stream().map(experiment::preset).toList();
    List<String> titles = experiment.presets().isEmpty() ? List.of("value") : experiment.presets();
    List<List<String>> rows = new ArrayList<>();
    rows.add(Stream.concat(Stream.of("parameter"), titles.stream()).toList());
    for (String parameter : names(columns)) {
      rows.add(
          Stream.concat(
                  Stream.of(parameter), columns.stream().map(column -> value(column, parameter)))
              .toList());
    }
    return new TextTable(rows);
  }

  /** Parameters of any preset: one may read what another does not. */
  private static List<String> names(List<Experiment> columns) {
    return columns.stream()
        .flatMap(column -> column.parameters().stream())
        .map(setting -> setting.param().name())
        .distinct()
        .toList();
  }

  private static String value(Experiment column, String parameter) {
    return column.parameters().stream()
        .filter(setting -> setting.param().name().equals(parameter))
        .map(setting -> setting.toString().substring(parameter.length() + 1))
        .findFirst()
        .orElse("-");
  }
}
