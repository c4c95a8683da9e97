package io.github.foldwise.reports.records;

/**
 * A row of {@code timings.csv}: the duration of one epoch of one trial. Reports ignore it.
 *
 * @param variant the trial's variant
 * @param repeat from 1
 * @param fold from 1
 * @param epoch from 1
 * @param seconds wall-clock time of the epoch
 * @param samplesPerSecond training rows per second
 */
public record TimingRow(
    String variant, int repeat, int fold, int epoch, double seconds, double samplesPerSecond) {}
