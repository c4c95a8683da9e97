package io.github.foldwise.datasets.files;

/** An image file and its class, from 0. */
public record LabelledFile(Entry file, int label) {}
