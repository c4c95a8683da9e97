package io.github.foldwise.cli.command;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns picocli's parse errors into problems that suggest the nearest names. */
final class UsageProblem {
  private UsageProblem() {}

  /** The message for the user. */
  static String message(ParameterException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(command, unmatched).toString();
    }
    if (wrong.getArgSpec() instanceof OptionSpec option && wrong.getValue() != null) {
      return unconverted(command, option, wrong.getValue()).toString();
    }
    return command.name() + ": " + wrong.getMessage() + "\n  " + seeHelp(command);
  }

  /** Refuses a command that only groups others. */
  static RefusedException missingCommand(CommandSpec group) {
    return new RefusedException(
        Problem.of(
            "command",
            "one of " + String.join(", ", group.subcommands().keySet()),
            "none",
            seeHelp(group)));
  }

  private static Problem unmatched(CommandSpec command, UnmatchedArgumentException wrong) {
    String found = wrong.getUnmatched().get(0);
    if (wrong.isUnknownOption()) {
      return Suggestions.unknown("option of '" + command.name() + "'", found, options(command));
    }
    Map<String, ?> subcommands = command.subcommands();
    if (!subcommands.isEmpty()) {
      return Suggestions.unknown("command", found, List.copyOf(subcommands.keySet()));
    }
    return Problem.of(
        "arguments of '" + command.name() + "'",
        "no more arguments",
        "'" + found + "'",
        seeHelp(command));
  }

  /** Options that can refuse a value hold numbers or paths, or are switches. */
  private static Problem unconverted(CommandSpec command, OptionSpec option, String found) {
    List<Class<?>> types = List.of(option.auxiliaryTypes());
    if (types.contains(boolean.class)) {
      return Problem.of(
          option.longestName(), "no value", "'" + found + "'", "Write the option alone.");
    }
    return types.contains(Path.class)
        ? Problem.of(
            option.longestName(),
            "a path in the characters of this locale (%s)"
                .formatted(System.getProperty("sun.jnu.encoding")),
            "'" + found + "'",
            "Run in a locale of UTF-8, for example with LC_ALL=C.UTF-8.")
        : Problem.of(
            option.longestName(),
            wholeNumber(types.contains(Long.class), found),
            "'" + found + "'",
            seeHelp(command));
  }

  private static String wholeNumber(boolean isLong, String found) {
    return found.matches("[+-]?[0-9]+")
        ? "a whole number from %s to %s"
            .formatted(
                isLong ? Long.MIN_VALUE : Integer.MIN_VALUE,
                isLong ? Long.MAX_VALUE : Integer.MAX_VALUE)
        : "a whole number";
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream().map(OptionSpec::longestName).toList();
  }

  private static String seeHelp(CommandSpec command) {
    return "See '" + command.qualifiedName().replaceFirst("^foldwise ", "") + " --help'.";
  }
}
