package io.github.foldwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The top-level command, which groups the others. */
@Command(
    name = "foldwise",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Cross-validates a declared neural network and its ablations, and reports the results."
            + " Without arguments, runs the first experiment with its first preset.",
    footer = {
      "",
      "Examples:",
      "  foldwise",
      "  foldwise run --help",
      "  FOLDWISE_MAIN=my.pkg.MyExperiment foldwise run"
    })
final class RootCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean stackTrace;

  /** Whether to print a failure's stack trace; false until the arguments are parsed. */
  boolean showsStackTrace() {
    return stackTrace;
  }

  @Override
  public Integer call() {
    throw UsageProblem.missingCommand(spec);
  }
}
