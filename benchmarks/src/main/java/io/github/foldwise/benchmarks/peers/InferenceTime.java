package io.github.foldwise.benchmarks.peers;

/**
 * One pass over images.
 *
 * @param operation {@code evaluate} or {@code predict}
 * @param batch images per batch
 * @param images in the pass
 */
record InferenceTime(String operation, int batch, int images, double seconds) {}
