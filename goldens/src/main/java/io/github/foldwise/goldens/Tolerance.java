package io.github.foldwise.goldens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How far a float32 of Foldwise may differ from Keras.
 *
 * @param relative fraction of the golden number
 * @param absolute added to it
 */
public record Tolerance(double relative, double absolute) {
  /**
   * For one formula: float32 has a relative precision of 6e-8, and rounding a dozen operations in
   * two orders differs by about ten times that.
   */
  public static final Tolerance FORMULA = new Tolerance(1e-6, 1e-7);

  /** For a sequence of steps: kernels sum in different orders, and the differences accumulate. */
  public static final Tolerance TRAJECTORY = new Tolerance(1e-5, 1e-6);

  /** Fails if the number differs by more. */
  public void check(String what, double actual, double golden) {
    if (Double.isNaN(golden)) {
      assertThat(actual).as(what).isNaN();
    } else {
      assertThat(actual).as(what).isCloseTo(golden, within(relative * Math.abs(golden) + absolute));
    }
  }

  /** Fails if the lengths differ, or any number differs by more. */
  public void check(String what, float[] actual, float[] golden) {
    assertThat(actual).as(what).hasSameSizeAs(golden);
    for (int i = 0; i < golden.length; i++) {
      check(what + "[" + i + "]", actual[i], golden[i]);
    }
  }

  /** Fails if the lengths differ, or any number differs by more. */
  public void check(String what, double[] actual, double[] golden) {
    assertThat(actual).as(what).hasSameSizeAs(golden);
    for (int i = 0; i < golden.length; i++) {
      check(what + "[" + i + "]", actual[i], golden[i]);
    }
  }
}
