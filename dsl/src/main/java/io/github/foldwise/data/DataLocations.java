package io.github.foldwise.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where to look for data sets on this machine. The library reads no environment variables; its
 * caller states the folders.
 *
 * @param asked the folder that was asked for in this run ({@code --data})
 * @param configured the folder that is configured for every run ({@code FOLDWISE_DATA})
 * @param cache folder that downloads and decoded pixels are kept in
 * @param listener hears how far a data set is that takes a while
 */
public record DataLocations(
    Optional<Path> asked, Optional<Path> configured, Path cache, DataListener listener) {

  /** Locations without a listener. */
  public DataLocations(Optional<Path> asked, Optional<Path> configured, Path cache) {
    this(asked, configured, cache, new DataListener() {});
  }

  /** The same locations for a run that asks for a folder of its own. */
  public DataLocations asking(Path folder) {
    return new DataLocations(Optional.of(folder), configured, cache, listener);
  }
}
