package io.github.foldwise.split;

import io.github.foldwise.check.CheckReturnValue;

/** Words for the sizes of a split's two parts. */
@CheckReturnValue
interface Parted<T> {
  /** Sizes of the parts. */
  Parts parts();

  /** Changes the sizes of both parts. */
  T with(Parts other);

  /** Validates on this share of the rows. */
  default T validation(double share) {
    return with(parts().withValidation(new PartSize.Share(share)));
  }

  /** Validates on this many rows. */
  default T validation(int rows) {
    return with(parts().withValidation(new PartSize.Count(rows)));
  }

  /** Trains on this share of the rows. */
  default T training(double share) {
    return with(parts().withTraining(new PartSize.Share(share)));
  }

  /** Trains on this many rows. */
  default T training(int rows) {
    return with(parts().withTraining(new PartSize.Count(rows)));
  }
}
