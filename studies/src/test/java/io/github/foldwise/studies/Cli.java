package io.github.foldwise.studies;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.cli.command.CommandLineApp;
import io.github.foldwise.cli.command.Engine;
import io.github.foldwise.cli.command.Surroundings;
import io.github.foldwise.experiment.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Calls the command line in this process.
 *
 * @param experiments of the main class
 * @param engine trains
 * @param variables of the environment
 */
record Cli(List<Experiment> experiments, Engine engine, Map<String, String> variables) {

  /** What a call gave. */
  record Result(int exitCode, String out, String err) {}

  /** The command line of {@link Main}, without anything that trains. */
  static Cli ofMain() {
    return of(FashionMnistExperiment.EXPERIMENT);
  }

  static Cli of(Experiment... experiments) {
    return new Cli(List.of(experiments), new NoEngine(), Map.of());
  }

  Cli with(Engine other) {
    return new Cli(experiments, other, variables);
  }

  Cli with(Map<String, String> environment) {
    return new Cli(experiments, engine, environment);
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            variables,
            Path.of("no-home"),
            engine,
            "");
    int exitCode = new CommandLineApp(experiments, surroundings).run(args);
    return new Result(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
