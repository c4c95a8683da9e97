package io.github.foldwise.optimizer;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.List;
import java.util.Optional;

/**
 * Draws weights towards 0 beside their gradients, before each update: {@code w −= w·factor·rate}.
 * It is no term of the loss, and it reaches every trainable weight that is not excepted: biases and
 * batch norm's too.
 *
 * @param factor above 0, or 0 for none; empty where nobody spoke of it
 * @param except plain names of the weights that it leaves alone: the whole name of one, {@code
 *     dense_2/kernel}, or the last part of many, {@code bias}
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

  /** The same with another factor. */
  public WeightDecay factor(double number) {
    return new WeightDecay(Optional.of(number), except);
  }

  /** The same with other exceptions. */
  public WeightDecay except(List<String> names) {
    return new WeightDecay(factor, names);
  }

  /** The factor for the weight of this name, 0 where it is left alone. */
  public double of(String weight) {
    String last = weight.substring(weight.lastIndexOf('/') + 1);
    return except.contains(weight) || except.contains(last) ? 0 : factor.orElse(0.0);
  }
}
