package io.github.foldwise.datasets.store;

import java.nio.file.Path;

/**
 * What was deleted.
 *
 * @param folder of all stores
 * @param stores that were deleted, whole or begun
 * @param bytes that they took
 * @param kept stores that are being made
 */
public record CleanedStores(Path folder, int stores, long bytes, int kept) {}
