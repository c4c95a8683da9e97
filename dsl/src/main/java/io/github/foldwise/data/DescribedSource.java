package io.github.foldwise.data;

import static java.util.Objects.requireNonNull;

/**
 * A source that says in words what it is.
 *
 * @param isInMemory whether its rows are already there
 */
record DescribedSource(String words, DataSource source, boolean isInMemory) implements DataSource {
  DescribedSource {
    requireNonNull(words, "words");
    requireNonNull(source, "source");
  }

  @Override
  public DataSet load(DataLocations locations) {
    return source.load(locations);
  }

  @Override
  public String toString() {
    return words;
  }
}
