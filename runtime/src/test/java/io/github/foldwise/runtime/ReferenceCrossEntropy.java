package io.github.foldwise.runtime;

/** Mean of {@code −log softmax(logits)[label]}. */
final class ReferenceCrossEntropy {
  private ReferenceCrossEntropy() {}

  static double mean(ReferenceTensor logits, int[] labels) {
    int classes = logits.shape().size();
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < classes; i++) {
        largest = Math.max(largest, logits.at(row * classes + i));
      }
      double exponentials = 0;
      for (int i = 0; i < classes; i++) {
        exponentials += Math.exp(logits.at(row * classes + i) - largest);
      }
      sum += largest + Math.log(exponentials) - logits.at(row * classes + labels[row]);
    }
    return sum / labels.length;
  }
}
