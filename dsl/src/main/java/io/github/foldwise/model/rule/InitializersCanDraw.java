package io.github.foldwise.model.rule;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Initializer;
import java.util.Optional;
import java.util.function.Consumer;

/** Initial weights come from a distribution that exists. */
public final class InitializersCanDraw implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    layer
        .parts()
        .initializers()
        .forEach(
            (weight, initializer) ->
                problem(initializer)
                    .ifPresent(
                        expected ->
                            problems.accept(
                                layer.refuse(
                                    "a %s initializer with %s".formatted(weight, expected),
                                    Canonical.of((Record) initializer),
                                    "Change it, or leave it out for the default."))));
  }

  private static Optional<String> problem(Initializer initializer) {
    if (initializer instanceof Initializer.VarianceScaling scaling) {
      return unless(Numbers.isAboveZero(scaling.scale()), "a finite scale above 0");
    }
    if (initializer instanceof Initializer.Normal normal) {
      return unless(
          Numbers.isAboveZero(normal.standardDeviation()) && Numbers.isFinite(normal.mean()),
          "a finite mean and a finite standard deviation above 0");
    }
    if (initializer instanceof Initializer.Uniform uniform) {
      return unless(
          Numbers.isFinite(uniform.low())
              && Numbers.isFinite(uniform.high())
              && uniform.low() < uniform.high(),
          "finite bounds, low below high");
    }
    if (initializer instanceof Initializer.Orthogonal orthogonal) {
      return unless(
          Numbers.isFinite(orthogonal.gain()) && (float) orthogonal.gain() != 0,
          "a finite gain, not 0");
    }
    return unless(Numbers.isFinite(((Initializer.Constant) initializer).value()), "a finite value");
  }

  private static Optional<String> unless(boolean sound, String expected) {
    return sound ? Optional.empty() : Optional.of(expected);
  }
}
