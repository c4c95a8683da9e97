package io.github.foldwise.parquet;

/** A file that is no whole Parquet file, or one that this module cannot read. */
final class DamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedException(String found) {
    super(found);
  }
}
