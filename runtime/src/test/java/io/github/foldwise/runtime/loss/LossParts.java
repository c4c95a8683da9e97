package io.github.foldwise.runtime.loss;

/**
 * What a loss is the sum of.
 *
 * @param data mean of the rows' losses
 * @param activity penalties on outputs
 * @param weights penalties on kernels and biases
 */
public record LossParts(double data, double activity, double weights) {
  public double sum() {
    return data + activity + weights;
  }
}
