package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The time of one fold, measured by its worker.
 *
 * @param lane number of the parallel training within the process, from 0
 * @param fold from 1
 * @param samples training rows times epochs
 * @param seconds of the training epoch only
 * @param accuracy on the held-out rows, in [0,1]
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

  /** The fraction of the fold's time, in [0,1], between two moments in milliseconds. */
  double shareWithin(long from, long to) {
    long overlap = Math.min(end, to) - Math.max(start, from);
    return Math.max(0, overlap) / (double) Math.max(1, end - start);
  }
}
