package io.github.foldwise.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where to look for data sets on this machine. The library reads no environment variables; its
 * caller states the folders.
 *
 * @param asked the folder that was asked for in this run ({@code --data})
 * @param configured the folder that is configured for every run ({@code FOLDWISE_DATA})
 * @param cache folder that downloads are kept in
 */
public record DataLocations(Optional<Path> asked, Optional<Path> configured, Path cache) {}
