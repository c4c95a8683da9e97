package io.github.foldwise.benchmarks.peers;

/** A part of the comparison. */
enum Part {
  /** Cross-validation. */
  TRAINING,
  /** Evaluation and prediction. */
  INFERENCE,
  /** Foldwise's own start and memory. */
  PROCESS
}
