package io.github.foldwise.reports;

/**
 * Wilson's 95 % interval of a share: {@code (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)}.
 *
 * <p>It holds for rows that were drawn independently and for a model that saw none of them.
 *
 * @param low lower end, at least 0
 * @param high upper end, at most 1
 */
record Wilson(double low, double high) {
  private static final double Z = 1.959963984540054; // the normal distribution's 97.5 % quantile

  /**
   * The interval around a measured share.
   *
   * @param share from 0 to 1
   * @param n rows that it was measured on, at least 1
   */
  static Wilson of(double share, long n) {
    double z2 = Z * Z / n;
    double middle = share + z2 / 2;
    double half = Z * Math.sqrt(share * (1 - share) / n + z2 / n / 4);
    return new Wilson(
        Math.max(0, (middle - half) / (1 + z2)), Math.min(1, (middle + half) / (1 + z2)));
  }
}
