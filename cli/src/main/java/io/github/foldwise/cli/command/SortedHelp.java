package io.github.foldwise.cli.command;

import java.util.Comparator;
import java.util.Locale;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Help whose options have one order; picocli's own sorts by the default locale's upper case. */
final class SortedHelp extends Help {
  SortedHelp(CommandSpec command, ColorScheme colors) {
    super(command, colors);
  }

  @Override
  public Comparator<OptionSpec> createDefaultOptionSort() {
    return Comparator.comparing(
        option -> option.shortestName().replaceFirst("^-+", "").toUpperCase(Locale.ROOT));
  }
}
