package io.github.foldwise.split;

import java.util.Arrays;

/** Sums in the order in which NumPy adds, so that they round alike. */
final class NumpySums {
  private static final int LANES = 8;
  private static final int BLOCK = 128; // longer sums are halved

  private NumpySums() {}

  /** {@code numpy.sum} of contiguous numbers: by pairs. */
  static double sum(double[] numbers) {
    return sum(numbers, 0, numbers.length);
  }

  /** {@code numpy.std} of contiguous numbers. */
  static double standardDeviation(double[] numbers) {
    double mean = sum(numbers) / numbers.length;
    return Math.sqrt(sum(squares(numbers, mean)) / numbers.length);
  }

  /** {@code numpy.std} over the first axis: one number after another. */
  static double standardDeviationInOrder(double[] numbers) {
    double mean = sumInOrder(numbers) / numbers.length;
    return Math.sqrt(sumInOrder(squares(numbers, mean)) / numbers.length);
  }

  private static double[] squares(double[] numbers, double mean) {
    return Arrays.stream(numbers).map(number -> (number - mean) * (number - mean)).toArray();
  }

  private static double sumInOrder(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum;
  }

  private static double sum(double[] numbers, int from, int count) {
    if (count > BLOCK) {
      int half = count / 2 - count / 2 % LANES;
      return sum(numbers, from, half) + sum(numbers, from + half, count - half);
    }
    double[] lanes = new double[LANES];
    int laned = count - count % LANES;
    for (int i = 0; i < laned; i++) {
      lanes[i % LANES] += numbers[from + i];
    }
    double sum =
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    for (int i = laned; i < count; i++) {
      sum += numbers[from + i];
    }
    return sum;
  }
}
