package io.github.foldwise.cli.command;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example in a command's help, as the reader would type it: for the launcher's script, or for
 * Maven.
 *
 * @param mainClass of the reader's own experiment, or empty
 * @param arguments such as {@code run --preset quick}, or empty
 */
record ExampleLine(String mainClass, String arguments) {
  /** The launcher's script sets it. */
  static final String LAUNCHER = "FOLDWISE_LAUNCHER";

  private static final Pattern EXAMPLE =
      Pattern.compile("  (?:FOLDWISE_MAIN=(?<main>\\S+) )?foldwise ?(?<arguments>.*)");
  private static final int WIDTH = 100;

  /** A line of a help's end; one that is no example stays as it is. */
  static String of(String line, Map<String, String> variables) {
    Matcher matcher = EXAMPLE.matcher(line);
    if (variables.containsKey(LAUNCHER) || !matcher.matches()) {
      return folded(line);
    }
    String main = matcher.group("main");
    return folded(new ExampleLine(main == null ? "" : main, matcher.group("arguments")).forMaven());
  }

  private String forMaven() {
    return "  mvn -q compile exec:java"
        + (mainClass.isEmpty() ? "" : " -Dexec.mainClass=" + mainClass)
        + (arguments.isEmpty() ? "" : " -Dexec.args=\"" + arguments + "\"");
  }

  /** A shell joins lines after a backslash, even within quotes. */
  private static String folded(String line) {
    int end = line.length() <= WIDTH ? -1 : line.lastIndexOf(" --", WIDTH - " \\".length());
    return end < 0 ? line : line.substring(0, end) + " \\\n    " + line.substring(end + 1);
  }
}
