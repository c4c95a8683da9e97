package io.github.foldwise.augmentation;

/**
 * {@code λ·x + (1 − λ)·x'} of images and of labels alike, where {@code x'} is another image of the
 * batch, by one permutation for each step, and {@code λ} is drawn from Beta(alpha, alpha) for each
 * image: as Keras's {@code MixUp}. The paper (Zhang et al., 2018) writes {@code λ} for each pair of
 * examples; its authors' code draws one for a batch.
 *
 * @param alpha above 0; the smaller, the less is mixed
 */
public record Mixup(double alpha) implements Transform {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.mixup(this);
  }

  @Override
  public String word() {
    return "mixup(%s)".formatted(alpha);
  }
}
