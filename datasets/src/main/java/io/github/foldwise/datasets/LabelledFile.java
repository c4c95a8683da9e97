package io.github.foldwise.datasets;

import io.github.foldwise.datasets.files.Entry;

/** An image file and its class, from 0. */
record LabelledFile(Entry file, int label) {}
