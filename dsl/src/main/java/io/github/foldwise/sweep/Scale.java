package io.github.foldwise.sweep;

/** Maps a share in [0,1) to a point between two ends. */
enum Scale {
  /** Equal differences are equally likely. */
  LINEAR {
    @Override
    double at(double share, double low, double high) {
      return low + share * (high - low);
    }
  },

  /** Equal ratios are equally likely: {@code low · (high / low)^share}. */
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
