package io.github.foldwise.benchmarks.peers;

import java.util.List;

/**
 * What one worker says about its part of a cross-validation.
 *
 * @param versions of what it runs on: {@code Keras 3.15.1 on TensorFlow 2.21.0}
 */
record TrainingReport(List<FoldTime> folds, String versions) {}
