package io.github.foldwise.run.disk;

/** Thrown where a process would be gone: nothing may be done after it. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
