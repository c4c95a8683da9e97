package io.github.foldwise.model;

import static java.util.Objects.requireNonNull;

/**
 * The three penalties that a layer with weights may carry.
 *
 * @param kernel on the kernel
 * @param bias on the bias
 * @param activity on the output
 */
public record Penalties(Penalty kernel, Penalty bias, ActivityPenalty activity) {
  public Penalties {
    requireNonNull(kernel, "kernel");
    requireNonNull(bias, "bias");
    requireNonNull(activity, "activity");
  }

  /** Adds nothing. */
  public static final Penalties NONE =
      new Penalties(Penalty.NONE, Penalty.NONE, ActivityPenalty.NONE);

  /** The same with another penalty on the kernel. */
  public Penalties withKernel(Penalty penalty) {
    return new Penalties(penalty, bias, activity);
  }

  /** The same with another penalty on the bias. */
  public Penalties withBias(Penalty penalty) {
    return new Penalties(kernel, penalty, activity);
  }

  /** The same with another penalty on the output. */
  public Penalties withActivity(ActivityPenalty penalty) {
    return new Penalties(kernel, bias, penalty);
  }
}
