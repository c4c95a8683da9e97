package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.guard.Once;
import java.util.Optional;

/**
 * What is evaluated after each epoch, and what follows from it. A loss that becomes NaN or infinite
 * always ends training right after that step; Keras's optional {@code TerminateOnNaN} checks the
 * epoch's running mean instead.
 *
 * @param validation rows to evaluate; empty for the fold's
 * @param earlyStopping ends training before the last epoch
 * @param reduceOnPlateau reduces the learning rate
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

  /** Evaluates the fold's rows, and nothing follows from it. */
  public static final Monitoring STANDARD =
      new Monitoring(Optional.empty(), Optional.empty(), Optional.empty());

  /** Rows to evaluate, declared or not. */
  public Validation source() {
    return validation.orElse(new Validation.ByFold());
  }

  Monitoring with(Validation other) {
    Once.require("source of validation rows", validation, other, TrainingWords::of);
    return new Monitoring(Optional.of(other), earlyStopping, reduceOnPlateau);
  }

  Monitoring with(EarlyStopping other) {
    Once.require("earlyStopping", earlyStopping, other, TrainingWords::of);
    return new Monitoring(validation, Optional.of(other), reduceOnPlateau);
  }

  Monitoring with(ReduceOnPlateau other) {
    Once.require("reduceOnPlateau", reduceOnPlateau, other, TrainingWords::of);
    return new Monitoring(validation, earlyStopping, Optional.of(other));
  }
}
