package io.github.foldwise.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What stands before a command's name. */
@Command(
    name = "foldwise",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Trains a declared neural network over the folds of a cross-validation, with its ablations,"
            + " and reports what came out. Without arguments it runs the first experiment with its"
            + " first preset.",
    footer = {
      "",
      "Examples:",
      "  mvn -q compile exec:java",
      "  mvn -q compile exec:java -Dexec.args=\"run --help\"",
      "  mvn -q compile exec:java -Dexec.mainClass=my.pkg.MyExperiment -Dexec.args=\"run\""
    })
final class RootCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where a failure happened.")
  private boolean stackTrace;

  /**
   * Whether a failure is to be shown with its stack trace; false until the arguments are parsed.
   */
  boolean showsStackTrace() {
    return stackTrace;
  }

  @Override
  public Integer call() {
    throw UsageProblem.missingCommand(spec);
  }
}
