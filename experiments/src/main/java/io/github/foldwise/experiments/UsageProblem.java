package io.github.foldwise.experiments;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.check.Suggestions;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what picocli cannot parse into a problem with the nearest names. */
final class UsageProblem {
  private UsageProblem() {}

  /** The message that a person reads. */
  static String message(ParameterException wrong) {
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      return unmatched(command, unmatched).toString();
    }
    return command.name() + ": " + wrong.getMessage() + "\n  " + seeHelp(command);
  }

  /** A command that only groups others was called by itself. */
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
        "no further one",
        "'" + found + "'",
        seeHelp(command));
  }

  private static List<String> options(CommandSpec command) {
    return command.options().stream().map(OptionSpec::longestName).toList();
  }

  private static String seeHelp(CommandSpec command) {
    return "See '" + command.qualifiedName().replaceFirst("^foldwise ", "") + " --help'.";
  }
}
