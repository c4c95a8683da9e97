package io.github.foldwise.benchmarks.peers;

/** What one table of cross-validation compares. */
record TrainingSetting(int batch, Numbers numbers) {
  @Override
  public String toString() {
    return "Batch %s, %s".formatted(batch, numbers);
  }
}
