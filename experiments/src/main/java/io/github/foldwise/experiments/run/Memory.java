package io.github.foldwise.experiments.run;

import io.github.foldwise.experiment.CheckedVariant;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * How much memory there is, and how much a trial will take.
 *
 * @param free bytes that are free now
 * @param need estimated bytes of a variant's trial
 */
record Memory(LongSupplier free, ToLongFunction<CheckedVariant> need) {}
