package io.github.foldwise.training;

/**
 * The rows on which a model is judged after each epoch: those of its {@code val_} figures, by which
 * early stopping and a reduction of the learning rate decide.
 *
 * <p>In cross-validation the rows that the fold holds out are judged in any case, once training has
 * ended. By a share or by given images nothing looks at them while the model learns.
 */
public sealed interface Validation permits Validation.ByFold, Validation.LastShare, GivenImages {
  /** How many of so many training rows are learnt from, from the first on. */
  default int learnt(int trainingRows) {
    return trainingRows;
  }

  /** On the rows that the fold holds out, as where nothing is said. */
  record ByFold() implements Validation {}

  /**
   * On the last of the training rows, taken away before they are shuffled: Keras's {@code
   * validation_split}. Of n rows, the first {@code ⌊n · (1 − share)⌋} are learnt from.
   *
   * @param share in (0,1)
   */
  record LastShare(double share) implements Validation {
    @Override
    public int learnt(int trainingRows) {
      return (int) Math.floor(trainingRows * (1.0 - share));
    }
  }
}
