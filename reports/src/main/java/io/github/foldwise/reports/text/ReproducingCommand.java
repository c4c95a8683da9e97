package io.github.foldwise.reports.text;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The command that repeats a run, for a POSIX shell. The recorded arguments are not quoted: an
 * option's value reaches to the next option.
 */
final class ReproducingCommand {
  private static final Pattern PLAIN = Pattern.compile("[\\w.,:=/+@%-]+");
  private static final Pattern SPECIAL_IN_QUOTES = Pattern.compile("[\\\\\"$`]");

  private final String arguments;
  private final String mainClass;

  /** Of these arguments; the main class is empty for the experiments that ship with Foldwise. */
  ReproducingCommand(String arguments, String mainClass) {
    this.arguments = arguments;
    this.mainClass = mainClass;
  }

  /** For a checkout with Maven, which splits the arguments again after the shell. */
  String byMaven() {
    String quoted = arguments(text -> text.contains("'") ? '"' + text + '"' : "'" + text + "'");
    return "mvn -q compile exec:java %s-Dexec.args=\"%s\""
        .formatted(
            mainClass("-Dexec.mainClass="), SPECIAL_IN_QUOTES.matcher(quoted).replaceAll("\\\\$0"));
  }

  /** For the script of the packaged folder. */
  String byScript() {
    return mainClass("FOLDWISE_MAIN=") + "foldwise " + arguments(ReproducingCommand::quoted);
  }

  private String arguments(UnaryOperator<String> quoted) {
    String[] parts = arguments.split(" (?=--)");
    for (int i = 0; i < parts.length; i++) {
      int space = parts[i].indexOf(' ');
      String value = parts[i].substring(space + 1);
      if (space >= 0) {
        parts[i] = parts[i].substring(0, space + 1) + unlessPlain(quoted, value);
      }
    }
    return String.join(" ", parts);
  }

  private String mainClass(String variable) {
    return mainClass.isEmpty()
        ? ""
        : variable + unlessPlain(ReproducingCommand::quoted, mainClass) + " ";
  }

  private static String unlessPlain(UnaryOperator<String> quoted, String text) {
    return PLAIN.matcher(text).matches() ? text : quoted.apply(text);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
