package io.github.foldwise.studies;

import io.github.foldwise.cli.Foldwise;

/** The command line of the experiments that come with Foldwise. */
public final class Main {
  private Main() {}

  /** Ends the process with {@link #run}'s exit code: native threads would keep it alive. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command; without arguments, the first experiment with its first preset. */
  public static int run(String... args) {
    return Foldwise.run(args, FashionMnistExperiment.EXPERIMENT);
  }
}
