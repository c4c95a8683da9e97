package io.github.foldwise.cli.text;

/** Where trials are trained. */
public enum Place {
  THIS_MACHINE("this machine"),
  CLUSTER("the cluster");

  private final String text;

  Place(String text) {
    this.text = text;
  }

  /** For people: {@code this machine}. */
  @Override
  public String toString() {
    return text;
  }
}
