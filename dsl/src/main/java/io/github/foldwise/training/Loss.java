package io.github.foldwise.training;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.CheckReturnValue;
import java.util.List;
import java.util.Optional;

/**
 * What training minimises, apart from penalties: the mean loss of a mini-batch's rows.
 *
 * <p>{@code y} is the row's one-hot label and {@code p} the head's output. Losses with a logarithm
 * are computed from logits, so they stay exact if {@code p} rounds to 0 or 1 in float32. {@code
 * toString} gives what {@code --set loss=…} reads: {@code sparse_cross_entropy}, {@code
 * one_hot_cross_entropy(0.1)}.
 */
@CheckReturnValue
public sealed interface Loss {
  /** {@code −log p[label]} of a softmax; labels are class numbers in the graph. */
  Loss SPARSE_CROSS_ENTROPY = new SparseCrossEntropy(0);

  /** The same function; labels are one-hot rows in the graph. */
  Loss ONE_HOT_CROSS_ENTROPY = new OneHotCrossEntropy(0);

  /** Reads a loss: {@code focal}, {@code huber(0.5)}; empty if the text is no loss. */
  static Optional<Loss> read(String text) {
    return LossText.read(text);
  }

  /** The words that {@link #read} accepts; numbers may follow in parentheses. */
  static List<String> words() {
    return LossText.words();
  }

  /** Calls the method for this kind of loss. */
  <R> R accept(Visitor<R> visitor);

  /** One operation on every kind of loss; a new kind fails to compile until each handles it. */
  interface Visitor<R> {
    R sparseCrossEntropy(SparseCrossEntropy loss);

    R oneHotCrossEntropy(OneHotCrossEntropy loss);

    R binaryCrossEntropy(BinaryCrossEntropy loss);

    R focal(Focal loss);

    R binaryFocal(BinaryFocal loss);

    R meanSquaredError(MeanSquaredError loss);

    R meanAbsoluteError(MeanAbsoluteError loss);

    R huber(Huber loss);
  }

  /** {@code −log p[label]} of a softmax; labels are class numbers in the graph. */
  static SparseCrossEntropy sparseCrossEntropy() {
    return new SparseCrossEntropy(0);
  }

  /** {@code −Σ y · log p} of a softmax; labels are one-hot rows in the graph. */
  static OneHotCrossEntropy oneHotCrossEntropy() {
    return new OneHotCrossEntropy(0);
  }

  /** {@code −y · log p − (1 − y) · log(1 − p)}, the mean over sigmoids. */
  static BinaryCrossEntropy binaryCrossEntropy() {
    return new BinaryCrossEntropy(0);
  }

  /** Focal loss of a softmax with Keras's defaults: alpha 0.25, gamma 2. */
  static Focal focal() {
    return focal(0.25, 2);
  }

  /** Focal loss of a softmax; see {@link Focal}. */
  static Focal focal(double alpha, double gamma) {
    return new Focal(alpha, gamma, 0);
  }

  /** Focal loss of sigmoids with Keras's defaults: gamma 2, classes not balanced. */
  static BinaryFocal binaryFocal() {
    return binaryFocal(2);
  }

  /** Focal loss of sigmoids; see {@link BinaryFocal}. */
  static BinaryFocal binaryFocal(double gamma) {
    return new BinaryFocal(gamma, 0, Optional.empty());
  }

  /** {@code (y − p)²}, the mean over the outputs. */
  static MeanSquaredError meanSquaredError() {
    return new MeanSquaredError();
  }

  /** {@code |y − p|}, the mean over the outputs. */
  static MeanAbsoluteError meanAbsoluteError() {
    return new MeanAbsoluteError();
  }

  /** Huber's loss with Keras's delta 1, which no difference of probabilities exceeds. */
  static Huber huber() {
    return huber(1);
  }

  /** Huber's loss; see {@link Huber}. */
  static Huber huber(double delta) {
    return new Huber(delta);
  }

  /**
   * {@code −Σ y' · log p}, {@code y' = y · (1 − labelSmoothing) + labelSmoothing / classes}.
   * Keras's sparse loss has no smoothing; with it, this is the one-hot loss.
   *
   * @param labelSmoothing share of a label spread over all classes, in [0,1)
   */
  record SparseCrossEntropy(double labelSmoothing) implements Loss {
    /** Smooths labels. */
    public SparseCrossEntropy labelSmoothing(double share) {
      return new SparseCrossEntropy(share);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sparseCrossEntropy(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }

  /**
   * {@code −Σ y' · log p}, {@code y' = y · (1 − labelSmoothing) + labelSmoothing / classes}.
   *
   * @param labelSmoothing share of a label spread over all classes, in [0,1)
   */
  record OneHotCrossEntropy(double labelSmoothing) implements Loss {
    /** Smooths labels. */
    public OneHotCrossEntropy labelSmoothing(double share) {
      return new OneHotCrossEntropy(share);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.oneHotCrossEntropy(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }

  /**
   * {@code −y' · log p − (1 − y') · log(1 − p)}, the mean over the outputs, {@code y' = y · (1 −
   * labelSmoothing) + labelSmoothing / 2}.
   *
   * @param labelSmoothing share of a label split between yes and no, in [0,1)
   */
  record BinaryCrossEntropy(double labelSmoothing) implements Loss {
    /** Smooths labels. */
    public BinaryCrossEntropy labelSmoothing(double share) {
      return new BinaryCrossEntropy(share);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binaryCrossEntropy(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }

  /**
   * {@code −Σ alpha · (1 − p)^gamma · y' · log p}: rows already classified well weigh less. As in
   * Keras, {@code p} is clipped to [1e-7, 1 − 1e-7].
   *
   * @param alpha factor of every class, at least 0
   * @param gamma how fast confident rows lose weight, at least 0; 0 is cross-entropy times alpha
   * @param labelSmoothing share of a label spread over all classes, in [0,1)
   */
  record Focal(double alpha, double gamma, double labelSmoothing) implements Loss {
    /** Smooths labels. */
    public Focal labelSmoothing(double share) {
      return new Focal(alpha, gamma, share);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.focal(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }

  /**
   * Binary cross-entropy of each output times {@code q^gamma}, {@code q = y' · (1 − p) + (1 − y') ·
   * p}, and times {@code y' · alpha + (1 − y') · (1 − alpha)} if classes are balanced.
   *
   * @param gamma how fast a confident output loses weight, at least 0
   * @param labelSmoothing share of a label split between yes and no, in [0,1)
   * @param alpha weight of yes against no, in [0,1]; empty if classes are not balanced
   */
  record BinaryFocal(double gamma, double labelSmoothing, Optional<Double> alpha) implements Loss {
    public BinaryFocal {
      requireNonNull(alpha, "alpha");
    }

    /** Smooths labels. */
    public BinaryFocal labelSmoothing(double share) {
      return new BinaryFocal(gamma, share, alpha);
    }

    /** Balances yes and no: Keras's {@code apply_class_balancing}. */
    public BinaryFocal balanced(double yes) {
      return new BinaryFocal(gamma, labelSmoothing, Optional.of(yes));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binaryFocal(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }

  /** {@code (y − p)²}, the mean over the outputs. */
  record MeanSquaredError() implements Loss {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.meanSquaredError(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }

  /** {@code |y − p|}, the mean over the outputs. */
  record MeanAbsoluteError() implements Loss {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.meanAbsoluteError(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }

  /**
   * {@code e² / 2} if {@code |e| ≤ delta}, else {@code delta · |e| − delta² / 2}, with {@code e = p
   * − y}; the mean over the outputs.
   *
   * @param delta where the parabola becomes a line, above 0
   */
  record Huber(double delta) implements Loss {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.huber(this);
    }

    @Override
    public String toString() {
      return LossText.of(this);
    }
  }
}
