package io.github.foldwise.benchmarks.peers;

/** A comparison by itself. */
enum Part {
  /** Cross-validation. */
  TRAINING,
  /** Evaluation and prediction. */
  INFERENCE,
  /** Foldwise's own start and memory. */
  PROCESS
}
