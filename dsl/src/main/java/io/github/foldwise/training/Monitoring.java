package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import java.util.Optional;

/**
 * What is looked at after each epoch, and what follows from it. A loss that becomes NaN or infinite
 * ends any training at once, after the step in which it did: Keras's {@code TerminateOnNaN}, which
 * has to be asked for, looks at the mean over the epoch's steps so far.
 *
 * @param validation on which rows; those of the fold where it is empty
 * @param earlyStopping ends training before the last epoch
 * @param reduceOnPlateau changes the learning rate
 */
@CheckReturnValue
public record Monitoring(
    Optional<Validation> validation,
    Optional<EarlyStopping> earlyStopping,
    Optional<ReduceOnPlateau> reduceOnPlateau) {
  public Monitoring {
    requireNonNull(validation, "validation");
    requireNonNull(earlyStopping, "earlyStopping");
    requireNonNull(reduceOnPlateau, "reduceOnPlateau");
  }

  /** The fold's rows are judged, and nothing follows from it. */
  public static final Monitoring STANDARD =
      new Monitoring(Optional.empty(), Optional.empty(), Optional.empty());

  /** On which rows, whether it was declared or not. */
  public Validation source() {
    return validation.orElse(new Validation.ByFold());
  }

  Monitoring with(Validation other) {
    Once.require("source of validation rows", validation, other, MonitoringWords::of);
    return new Monitoring(Optional.of(other), earlyStopping, reduceOnPlateau);
  }

  Monitoring with(EarlyStopping other) {
    Once.require("earlyStopping", earlyStopping, other, MonitoringWords::of);
    return new Monitoring(validation, Optional.of(other), reduceOnPlateau);
  }

  Monitoring with(ReduceOnPlateau other) {
    Once.require("reduceOnPlateau", reduceOnPlateau, other, MonitoringWords::of);
    return new Monitoring(validation, earlyStopping, Optional.of(other));
  }
}
