package io.github.foldwise.cli.command;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
  /** Of this library; a test holds it to the build's. */
  static final String TEXT = "0.2.0";

  @Override
  public String[] getVersion() {
    return new String[] {"foldwise " + TEXT};
  }
}
