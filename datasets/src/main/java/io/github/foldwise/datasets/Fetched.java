package io.github.foldwise.datasets;

import java.nio.file.Path;
import java.util.List;

/**
 * What a fetch left behind.
 *
 * @param folder holds the whole data set now
 * @param downloaded names of the files that came over the network; empty where all were there and
 *     right
 */
public record Fetched(Path folder, List<String> downloaded) {
  public Fetched {
    downloaded = List.copyOf(downloaded);
  }
}
