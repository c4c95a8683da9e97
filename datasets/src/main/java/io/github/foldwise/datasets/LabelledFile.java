package io.github.foldwise.datasets;

import java.nio.file.Path;

/** An image file and its class, from 0. */
record LabelledFile(Path file, int label) {}
