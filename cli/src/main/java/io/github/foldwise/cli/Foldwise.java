package io.github.foldwise.cli;

import io.github.foldwise.cli.command.CommandLineApp;
import io.github.foldwise.cli.command.Surroundings;
import io.github.foldwise.experiment.Experiment;
import java.util.List;

/**
 * The command line for your own experiments. A class that declares one needs a single line:
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *   System.exit(Foldwise.run(args, EXPERIMENT));
 * }
 * }</pre>
 */
public final class Foldwise {
  private Foldwise() {}

  /**
   * Runs one command. Results go to standard output, progress and errors to standard error; it
   * throws nothing and does not end the process.
   *
   * @param args such as {@code run --preset quick}; if empty, the first experiment runs with its
   *     first preset
   * @param experiments each with a different name
   * @return exit code: 0 done; 1 a bug in Foldwise; 2 wrong usage or bad input; 3 some trials
   *     failed or diverged; 129, 130, 143 stopped by SIGHUP, Ctrl-C, SIGTERM
   */
  public static int run(String[] args, Experiment... experiments) {
    String caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .getCallerClass()
            .getName();
    return new CommandLineApp(List.of(experiments), Surroundings.ofProcess(caller)).run(args);
  }
}
