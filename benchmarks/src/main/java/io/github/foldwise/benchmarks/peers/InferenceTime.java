package io.github.foldwise.benchmarks.peers;

/** One pass over images: {@code evaluate} or {@code predict}. */
record InferenceTime(String operation, int batch, int images, double seconds) {}
