package io.github.foldwise.run.disk;

/** Thrown when a real process would be dead; nothing may be done after it. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
