package io.github.foldwise.benchmarks.peers;

import java.util.List;

/**
 * A worker's report on its part of a cross-validation.
 *
 * @param versions of the libraries it uses: {@code Keras 3.15.1 on TensorFlow 2.21.0}
 */
record TrainingReport(List<FoldTime> folds, String versions) {}
