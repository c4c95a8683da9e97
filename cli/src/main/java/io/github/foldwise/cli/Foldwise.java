package io.github.foldwise.cli;

import io.github.foldwise.cli.command.CommandLineApp;
import io.github.foldwise.cli.command.Surroundings;
import io.github.foldwise.experiment.Experiment;
import java.util.List;

/**
 * The command line around experiments of one's own. A class with an experiment needs one line:
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
   * Runs one command over these experiments. It prints what it has to say and throws nothing.
   *
   * @param args such as {@code run --preset quick}; without any, the first experiment runs with its
   *     first preset
   * @param experiments their names differ
   * @return exit code: 0 done; 1 a defect of Foldwise; 2 wrong use or bad input; 3 some trials
   *     failed or diverged; 129, 130 and 143 stopped by SIGHUP, Ctrl-C and SIGTERM
   */
  public static int run(String[] args, Experiment... experiments) {
    String caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .getCallerClass()
            .getName();
    return new CommandLineApp(List.of(experiments), Surroundings.ofProcess(caller)).run(args);
  }
}
