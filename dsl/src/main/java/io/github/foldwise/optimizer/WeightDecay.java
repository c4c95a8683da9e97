package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.List;
import java.util.Optional;

/**
 * Decays weights towards 0 before each update: {@code w −= w·factor·rate}. It is not part of the
 * loss, and it affects every trainable weight that is not exempt, including biases and batch norm.
 *
 * @param factor at least 0; empty if not declared
 * @param except names of exempt weights: a whole name, {@code dense_2/kernel}, or a last part,
 *     {@code bias}
 */
@CheckReturnValue
public record WeightDecay(Optional<Double> factor, List<String> except) {
  /** Keras's default for AdamW. */
  public static final double OF_ADAM_W = 0.004;

  /** No decay, Keras's default for all but AdamW. */
  public static final WeightDecay NONE = new WeightDecay(Optional.empty(), List.of());

  public WeightDecay {
    requireNonNull(factor, "factor");
    except = List.copyOf(except);
  }

  /** Decays by this factor. */
  public WeightDecay factor(double number) {
    return new WeightDecay(Optional.of(number), except);
  }

  /** Exempts these weights. */
  public WeightDecay except(List<String> names) {
    return new WeightDecay(factor, names);
  }

  /** The factor for the weight of this name; 0 if it is exempt. */
  public double of(String weight) {
    String last = weight.substring(weight.lastIndexOf('/') + 1);
    return except.contains(weight) || except.contains(last) ? 0 : factor.orElse(0.0);
  }
}
