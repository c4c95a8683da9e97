package io.github.foldwise.run.machine;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.experiment.CheckedVariant;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * How much memory there is, and how much a trial will take.
 *
 * @param free bytes that are free now
 * @param need estimated bytes of a variant's trial, beside the data
 * @param dataPerTrial whether each trial has a copy of the data there; else all share one, which is
 *     there already
 */
public record Memory(LongSupplier free, ToLongFunction<CheckedVariant> need, boolean dataPerTrial) {

  /** Bytes of a trial. */
  public long of(CheckedVariant variant, DataSet data) {
    long beside = need.applyAsLong(variant);
    return dataPerTrial
        ? beside
            + data.training().memoryBytes()
            + data.test().map(ImageData::memoryBytes).orElse(0L)
        : beside;
  }
}
