package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

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

  /** The result of a call. */
  record Result(int exitCode, String out, String err) {

    /** Masks a plan's memory and the duration of its measurement, which differ from run to run. */
    Result withoutMachine() {
      String masked =
          out.replaceAll("about [0-9,]+ MiB", "about … MiB")
              .replaceAll("; [0-9,]+ MiB free", "; … MiB free")
              .replaceAll("this machine for .*", "this machine for …");
      return new Result(exitCode, masked, err);
    }
  }

  /** An experiment with the name and the presets of the study. */
  static Cli ofStudy() {
    return of(
        SmallExperiment.named("fashion-mnist")
            .preset("quick", experiment -> experiment)
            .preset("full", experiment -> experiment)
            .preset("tables", experiment -> experiment));
  }

  static Cli of(Experiment... experiments) {
    return new Cli(List.of(experiments), ThrowingEngine.UNTOUCHED, Map.of());
  }

  Cli with(Engine other) {
    return new Cli(experiments, other, variables);
  }

  Cli with(Map<String, String> others) {
    return new Cli(experiments, engine, others);
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        Surroundings.withoutTerminal(
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
