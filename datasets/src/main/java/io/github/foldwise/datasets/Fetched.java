package io.github.foldwise.datasets;

import java.nio.file.Path;
import java.util.List;

/**
 * Result of a fetch.
 *
 * @param folder folder with the whole data set
 * @param downloaded names of the downloaded files; empty if all were there and right
 */
public record Fetched(Path folder, List<String> downloaded) {
  public Fetched {
    downloaded = List.copyOf(downloaded);
  }
}
