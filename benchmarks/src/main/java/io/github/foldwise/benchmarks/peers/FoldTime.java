package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One fold, as the worker that trained it measured it.
 *
 * @param lane which of the trainings side by side in one process, from 0
 * @param fold from 1
 * @param samples training rows times epochs
 * @param seconds of the training epoch alone
 * @param accuracy on the rows held out, in [0,1]
 * @param start of the training epoch, in milliseconds since 1970
 * @param end of the training epoch, in milliseconds since 1970
 */
record FoldTime(
    int lane,
    int fold,
    long samples,
    double seconds,
    double accuracy,
    @JsonProperty("start_ms") long start,
    @JsonProperty("end_ms") long end) {

  /** The share of the fold's time, in [0,1], that lies between two moments. */
  double shareWithin(long from, long to) {
    long overlap = Math.min(end, to) - Math.max(start, from);
    return Math.max(0, overlap) / (double) Math.max(1, end - start);
  }
}
