/**
 * Trains the trials of an experiment on Apache Spark: {@link
 * io.github.foldwise.spark.SparkTrainer}. The run itself, with its plan, journal and report, stays
 * in the driver.
 */
@NullMarked
package io.github.foldwise.spark;

import org.jspecify.annotations.NullMarked;
