package io.github.foldwise.datasets;

import java.nio.file.Path;

/**
 * An image file.
 *
 * @param label class number, from 0
 */
record LabelledFile(Path file, int label) {}
