package io.github.foldwise.studies;

import io.github.foldwise.cli.Foldwise;

/** The command line of the experiments that ship with Foldwise. */
public final class Main {
  private Main() {}

  /** Exits with the code of {@link #run}: native threads would keep the process alive. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs one command; without arguments, the experiment's first preset. */
  public static int run(String... args) {
    return Foldwise.run(args, FashionMnistExperiment.EXPERIMENT);
  }
}
