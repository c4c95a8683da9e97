package io.github.foldwise.cli.command;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Help whose options have one order, since picocli's own sorts by the default locale's upper case,
 * and whose examples can be copied.
 */
final class CommandHelp extends Help {
  private final Map<String, String> variables;

  CommandHelp(CommandSpec command, ColorScheme colors, Map<String, String> variables) {
    super(command, colors);
    this.variables = variables;
  }

  @Override
  public Comparator<OptionSpec> createDefaultOptionSort() {
    return Comparator.comparing(
        option -> option.shortestName().replaceFirst("^-+", "").toUpperCase(Locale.ROOT));
  }

  @Override
  public String footer(Object... none) {
    return Arrays.stream(commandSpec().usageMessage().footer())
        .map(line -> ExampleLine.of(line, variables) + "\n")
        .collect(Collectors.joining());
  }
}
