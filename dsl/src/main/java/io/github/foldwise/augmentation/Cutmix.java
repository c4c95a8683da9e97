package io.github.foldwise.augmentation;

/**
 * Replaces a patch by that of another image of the batch, by one permutation for each step; labels
 * are mixed by the patch's share of the image, {@code 1 − λ}. Its sides are {@code √(1 − λ)} of the
 * image's with {@code λ} drawn from Beta(alpha, alpha) for each image, and it is inside.
 *
 * <p>As Keras's {@code CutMix}, which draws alpha too, for each batch. The paper (Yun et al., 2019)
 * draws one patch for a batch and cuts it off at the frame.
 *
 * @param alpha above 0; 1 makes all sizes alike probable
 */
public record Cutmix(double alpha) implements Transform {

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.cutmix(this);
  }

  @Override
  public String word() {
    return "cutmix(%s)".formatted(alpha);
  }
}
