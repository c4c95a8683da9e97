package io.github.foldwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code data}: groups the commands for data sets. */
@Command(
    name = "data",
    description = "Data sets on this machine.",
    footer = {
      "",
      "Examples:",
      "  foldwise data fetch fashion-mnist",
      "  foldwise data inspect pets.zip"
    })
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw UsageProblem.missingCommand(spec);
  }
}
