package io.github.foldwise.benchmarks.peers;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The time of one fold, from 1, measured by its worker in one of its parallel lanes, from 0. Start
 * and end of the training epoch are in milliseconds since 1970; the accuracy is on the held-out
 * rows.
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
