package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.GaussianNoise;
import java.util.function.Consumer;

/** Noise is drawn from a distribution that exists. */
public final class NoiseHasADeviation implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (layer.layer() instanceof GaussianNoise noise
        && !(noise.standardDeviation() >= 0 && Numbers.isFinite(noise.standardDeviation()))) {
      problems.accept(
          layer.refuse(
              "a finite standard deviation, at least 0",
              String.valueOf(noise.standardDeviation()),
              "Use a share of the values' own deviation, such as gaussianNoise(0.1)."));
    }
  }
}
