package io.github.foldwise.runtime;

/**
 * What a loss is the sum of.
 *
 * @param data mean of the rows' losses
 * @param activity penalties on outputs
 * @param weights penalties on kernels and biases
 */
record LossParts(double data, double activity, double weights) {
  double sum() {
    return data + activity + weights;
  }
}
