package io.github.foldwise.cli.command;

import picocli.CommandLine.IVersionProvider;

/** The output of {@code --version}. */
final class Version implements IVersionProvider {
  /** Version of this library; a test compares it with the pom. */
  static final String TEXT = "0.2.0";

  @Override
  public String[] getVersion() {
    return new String[] {"foldwise " + TEXT};
  }
}
