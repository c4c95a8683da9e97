package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.cli.terminal.LibC;
import io.github.foldwise.cli.terminal.StandardOutput;
import io.github.foldwise.data.DataLocations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the command line sees of the world; tests give it another one.
 *
 * @param out takes results
 * @param err takes progress and messages
 * @param terminal whether a person watches {@code err}
 * @param variables of the environment
 * @param home the user's home folder
 * @param engine trains
 * @param mainClass that the process was started with, as far as one can tell
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    BooleanSupplier terminal,
    Map<String, String> variables,
    Path home,
    Engine engine,
    String mainClass) {

  /** Those of this process. UTF-8 is named: under {@code LANG=C} Java 17 would write ASCII. */
  public static Surroundings ofProcess(String mainClass) {
    return new Surroundings(
        new PrintStream(StandardOutput.ofProcess(), true, UTF_8),
        new PrintStream(System.err, true, UTF_8),
        () -> LibC.isTerminal(LibC.STANDARD_ERROR),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        new TensorFlowEngine(),
        mainClass);
  }

  /** Where data sets may lie. */
  DataLocations dataLocations(Optional<Path> asked) {
    return new DataLocations(
        asked,
        variable("FOLDWISE_DATA").map(Path::of),
        variable("FOLDWISE_CACHE")
            .map(Path::of)
            .orElseGet(() -> home.resolve(".cache").resolve("foldwise")));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
