package io.github.foldwise.run.machine;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.trial.Cluster;
import io.github.foldwise.trial.DeviceCopy;
import io.github.foldwise.trial.Trainer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * How much memory is free, and how much a trial needs.
 *
 * @param free bytes free now
 * @param need estimated bytes of a variant's trial, without the data
 * @param dataPerTrial whether each trial holds a copy of the data on its device, if it is not too
 *     large; otherwise all share one that is already in memory
 */
public record Memory(LongSupplier free, ToLongFunction<CheckedVariant> need, boolean dataPerTrial) {

  /** That of this machine; without a limit if the trainer's trials run on others. */
  public static Memory of(Trainer trainer) {
    return trainer instanceof Cluster
        ? new Memory(() -> MemoryGate.UNLIMITED, variant -> 0, false)
        : new Memory(FreeMemory::bytes, variant -> variant.memoryBytes(trainer.costs()), false);
  }

  /** Bytes of a trial. */
  public long of(CheckedVariant variant, DataSet data) {
    long beside = need.applyAsLong(variant);
    return dataPerTrial ? beside + DeviceCopy.bytes(data.training(), data.test()) : beside;
  }
}
