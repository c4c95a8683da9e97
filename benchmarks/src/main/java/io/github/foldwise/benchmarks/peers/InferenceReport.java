package io.github.foldwise.benchmarks.peers;

import java.util.List;

/** What one worker says about its share of the images. */
record InferenceReport(List<InferenceTime> passes) {}
