package io.github.foldwise.sweep;

/** How a share of [0,1) becomes a place between two ends. */
enum Scale {
  /** The same chance for equal differences. */
  LINEAR {
    @Override
    double at(double share, double low, double high) {
      return low + share * (high - low);
    }
  },

  /** The same chance for equal ratios: {@code low · (high / low)^share}. */
  LOG {
    @Override
    double at(double share, double low, double high) {
      // StrictMath: the same value on every machine.
      double from = StrictMath.log(low);
      return StrictMath.exp(from + share * (StrictMath.log(high) - from));
    }
  };

  abstract double at(double share, double low, double high);
}
