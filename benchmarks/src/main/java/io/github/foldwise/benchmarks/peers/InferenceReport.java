package io.github.foldwise.benchmarks.peers;

import java.util.List;

/** A worker's report on its share of the images. */
record InferenceReport(List<InferenceTime> passes) {}
