package io.github.foldwise.goldens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How far a float32 of ours may be from the same float32 of Keras.
 *
 * @param relative share of the golden number
 * @param absolute added to it
 */
public record Tolerance(double relative, double absolute) {
  /**
   * One formula: float32 keeps 6e-8 of a number, and two ways to round the same dozen operations
   * differ by some ten times that.
   */
  public static final Tolerance FORMULA = new Tolerance(1e-6, 1e-7);

  /**
   * A sequence of steps: kernels sum in another order in each, and every step carries that on to
   * the next.
   */
  public static final Tolerance TRAJECTORY = new Tolerance(1e-5, 1e-6);

  /** Fails where the number is further away. */
  public void check(String what, double actual, double golden) {
    if (Double.isNaN(golden)) {
      assertThat(actual).as(what).isNaN();
    } else {
      assertThat(actual).as(what).isCloseTo(golden, within(relative * Math.abs(golden) + absolute));
    }
  }

  /** Fails where a number is further away, or where there is another number of them. */
  public void check(String what, float[] actual, float[] golden) {
    assertThat(actual).as(what).hasSameSizeAs(golden);
    for (int i = 0; i < golden.length; i++) {
      check(what + "[" + i + "]", actual[i], golden[i]);
    }
  }

  /** Fails where a number is further away, or where there is another number of them. */
  public void check(String what, double[] actual, double[] golden) {
    assertThat(actual).as(what).hasSameSizeAs(golden);
    for (int i = 0; i < golden.length; i++) {
      check(what + "[" + i + "]", actual[i], golden[i]);
    }
  }
}
