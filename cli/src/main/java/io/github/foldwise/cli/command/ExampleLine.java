package io.github.foldwise.cli.command;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example in a command's help, as its reader would type it. */
final class ExampleLine {
  /** Set by the launcher's script, to which examples are written; others start Maven. */
  static final String LAUNCHER = "FOLDWISE_LAUNCHER";

  private static final Pattern EXAMPLE =
      Pattern.compile("  (?:FOLDWISE_MAIN=(?<main>\\S+) )?foldwise(?: (?<arguments>.*))?");
  private static final int WIDTH = 100;

  private ExampleLine() {}

  /** A line at the end of a help; one that is no example stays as it is. */
  static String of(String line, Map<String, String> variables) {
    Matcher example = EXAMPLE.matcher(line);
    if (!example.matches()) {
      return line;
    }
    return folded(variables.containsKey(LAUNCHER) ? line : forMaven(example));
  }

  private static String forMaven(Matcher example) {
    String main = example.group("main");
    String arguments = example.group("arguments");
    return "  mvn -q compile exec:java"
        + (main == null ? "" : " -Dexec.mainClass=" + main)
        + (arguments == null ? "" : " -Dexec.args=\"" + arguments + "\"");
  }

  /** A shell joins lines after a backslash, even within quotes. */
  private static String folded(String line) {
    int end = line.length() <= WIDTH ? -1 : line.lastIndexOf(" --", WIDTH - " \\".length());
    return end < 0 ? line : line.substring(0, end) + " \\\n    " + line.substring(end + 1);
  }
}
