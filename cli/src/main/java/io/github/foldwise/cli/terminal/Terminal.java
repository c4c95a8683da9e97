package io.github.foldwise.cli.terminal;

import com.sun.jna.Platform;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** What the process knows of the terminal that its standard streams lead to, if they do. */
public final class Terminal {
  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;
  private static final int USUAL_COLUMNS = 80;

  private final Map<String, String> variables;
  private final IntFunction<OptionalInt> columns;
  private final boolean needsName;

  /**
   * A terminal.
   *
   * @param variables of the environment: {@code TERM}, {@code COLUMNS}
   * @param columns of the terminal behind a descriptor, 0 if unknown; empty if there is none
   * @param needsName whether a terminal without {@code TERM} can do nothing, as on Unix
   */
  Terminal(Map<String, String> variables, IntFunction<OptionalInt> columns, boolean needsName) {
    this.variables = Map.copyOf(variables);
    this.columns = columns;
    this.needsName = needsName;
  }

  /** That of this process. */
  public static Terminal ofProcess(Map<String, String> variables) {
    return Platform.isWindows()
        ? new Terminal(variables, WindowsConsole::columns, false)
        : new Terminal(variables, LibC::columns, true);
  }

  /** None: all streams are files or pipes. */
  public static Terminal none() {
    return new Terminal(Map.of(), descriptor -> OptionalInt.empty(), true);
  }

  /** Whether a person sees standard error, on a terminal that can return to the start of a line. */
  public boolean isLive() {
    String name = variables.getOrDefault("TERM", needsName ? "dumb" : "");
    return !name.equals("dumb") && columns.apply(STANDARD_ERROR).isPresent();
  }

  /** Whether standard output leads to a terminal. */
  public boolean showsResults() {
    return columns.apply(STANDARD_OUTPUT).isPresent();
  }

  /** Columns where progress is shown, at this moment: a user may resize the window. */
  public int columnsOfProgress() {
    return columns(STANDARD_ERROR);
  }

  /** Columns where results are shown; 80 in a file or pipe unless {@code COLUMNS} gives others. */
  public int columnsOfResults() {
    return columns(STANDARD_OUTPUT);
  }

  private int columns(int descriptor) {
    OptionalInt real = columns.apply(descriptor);
    return real.orElse(0) > 0 ? real.getAsInt() : given().orElse(USUAL_COLUMNS);
  }

  private Optional<Integer> given() {
    return Optional.ofNullable(variables.get("COLUMNS"))
        .filter(text -> text.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf);
  }
}
