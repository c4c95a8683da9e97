package io.github.foldwise.keras;

/** A model as Keras 3 saves it: a {@code .keras} file. */
public final class KerasFile {
  private KerasFile() {}
}
