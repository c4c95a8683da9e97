package io.github.foldwise.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.cli.progress.DataLines;
import io.github.foldwise.cli.progress.DataProgress;
import io.github.foldwise.cli.terminal.LastLine;
import io.github.foldwise.cli.terminal.StandardOutput;
import io.github.foldwise.cli.terminal.Terminal;
import io.github.foldwise.cli.terminal.VisibleOutput;
import io.github.foldwise.data.DataLocations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The command line's view of its process; tests supply another one.
 *
 * @param out receives results
 * @param err receives progress and messages
 * @param mainClass the class that started the process, if known
 * @param terminal that {@code out} and {@code err} lead to, if they do
 * @param lastLine of that terminal; {@code err} prints above it
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    Map<String, String> variables,
    Path home,
    Engine engine,
    String mainClass,
    Terminal terminal,
    LastLine lastLine) {

  /** Texts of users cannot act on the terminal. */
  public Surroundings {
    out = new VisibleOutput(out);
    err = new VisibleOutput(err);
  }

  /** Those of this process. UTF-8 is explicit: with {@code LANG=C} Java 17 would write ASCII. */
  public static Surroundings ofProcess(String mainClass) {
    LastLine lastLine = new LastLine(System.err);
    return new Surroundings(
        new PrintStream(StandardOutput.ofProcess(), true, UTF_8),
        new PrintStream(lastLine.above(System.err), true, UTF_8),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        new TensorFlowEngine(),
        mainClass,
        Terminal.ofProcess(System.getenv()),
        lastLine);
  }

  /** Those of a process without a terminal. */
  public static Surroundings withoutTerminal(
      PrintStream out,
      PrintStream err,
      Map<String, String> variables,
      Path home,
      Engine engine,
      String mainClass) {
    return new Surroundings(
        out, err, variables, home, engine, mainClass, Terminal.none(), new LastLine(err));
  }

  /** Until this is closed, what user code prints appears above the last line of a terminal. */
  LastLine.Redirection redirect() {
    return terminal.isLive() ? lastLine.redirect(terminal.showsResults()) : () -> {};
  }

  /** Where data sets may be. */
  DataLocations dataLocations(Optional<Path> asked) {
    return new DataLocations(
        asked,
        variable("FOLDWISE_DATA").map(Path::of),
        variable("FOLDWISE_CACHE")
            .map(Path::of)
            .orElseGet(() -> home.resolve(".cache").resolve("foldwise")),
        terminal.isLive() ? new DataProgress(lastLine, terminal) : new DataLines(err));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
