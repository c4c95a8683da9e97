package io.github.foldwise.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where data sets may lie on this machine. The library reads no environment: whoever starts it says
 * where to look.
 *
 * @param asked the folder that was asked for in this run ({@code --data})
 * @param configured the folder that is configured for every run ({@code FOLDWISE_DATA})
 * @param cache folder that downloads go to and are found in again
 */
public record DataLocations(Optional<Path> asked, Optional<Path> configured, Path cache) {}
