package io.github.foldwise.reports.comparison;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to compare of a run.
 *
 * @param directory of the run
 * @param variant its name; if empty, the run's baseline and its best variant
 */
public record RunChoice(Path directory, Optional<String> variant) {}
