package io.github.foldwise.layer;

/** What the head makes of its logits. */
public enum ClassHead {
  /** One logit per class; probabilities that add up to 1. */
  SOFTMAX,
  /** One logit per class, each with an independent probability; the largest is predicted. */
  SIGMOIDS,
  /** One logit for two classes: {@code p} is the probability of class 1, predicted above 0.5. */
  BINARY
}
