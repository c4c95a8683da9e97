package io.github.foldwise.training;

import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Loss.Focal;
import io.github.foldwise.training.Loss.Huber;
import io.github.foldwise.training.Loss.MeanAbsoluteError;
import io.github.foldwise.training.Loss.MeanSquaredError;
import io.github.foldwise.training.Loss.OneHotCrossEntropy;
import io.github.foldwise.training.Loss.SparseCrossEntropy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks an objective against the model and the data. */
final class ObjectiveFit {
  private final Objective objective;
  private final ModelSpec model;
  private final List<Problem> problems = new ArrayList<>();

  ObjectiveFit(Objective objective, ModelSpec model) {
    this.objective = objective;
    this.model = model;
  }

  List<Problem> problems() {
    checkLoss();
    checkClassWeights();
    return List.copyOf(problems);
  }

  /** Keras has one weight per row; two would have to be multiplied silently. */
  static List<Problem> problems(Objective objective, ImageData data) {
    return objective.classWeights().isEmpty() || !data.isWeighted()
        ? List.of()
        : List.of(
            Problem.of(
                "classWeights",
                "weights of classes or weights of rows",
                "classWeights(%s) on data with weights of its rows"
                    .formatted(objective.classWeights()),
                "Leave classWeights out, or multiply them into the weights of the rows."));
  }

  private void checkLoss() {
    Optional<Wanted> wanted = objective.loss().accept(new WantedHead());
    ClassHead head = model.classHead();
    if (wanted.isPresent() && (wanted.get() == Wanted.SOFTMAX) != (head == ClassHead.SOFTMAX)) {
      problems.add(
          Problem.of(
              "loss " + objective.loss(),
              wanted.get().head,
              "%s, a %s".formatted(model.headWords(), text(head)),
              wanted.get().remedy));
    }
  }

  private void checkClassWeights() {
    int classes = model.classes();
    objective.classWeights().keySet().stream()
        .filter(label -> label >= classes)
        .forEach(
            label ->
                problems.add(
                    Problem.of(
                        "classWeights",
                        "classes from 0 to %s, because the model has %s classes"
                            .formatted(classes - 1, classes),
                        "a weight of class " + label,
                        "Leave it out, or give the model more classes.")));
  }

  private static String text(ClassHead head) {
    return switch (head) {
      case SOFTMAX -> "softmax over the classes";
      case SIGMOIDS -> "sigmoid for each class";
      case BINARY -> "sigmoid of one logit";
    };
  }

  /** The head that a loss needs. */
  private enum Wanted {
    SOFTMAX(
        "a softmax, which classify(n) makes",
        "End the model with classify(n), or train it on binaryCrossEntropy()."),
    SIGMOID(
        "sigmoids, which classifyEach(n) and binary() make",
        "End the model with classifyEach(n) or binary(), or train it on sparseCrossEntropy().");

    private final String head;
    private final String remedy;

    Wanted(String head, String remedy) {
      this.head = head;
      this.remedy = remedy;
    }
  }

  /** Distances between probabilities work with every head. */
  private static final class WantedHead implements Loss.Visitor<Optional<Wanted>> {
    @Override
    public Optional<Wanted> sparseCrossEntropy(SparseCrossEntropy loss) {
      return Optional.of(Wanted.SOFTMAX);
    }

    @Override
    public Optional<Wanted> oneHotCrossEntropy(OneHotCrossEntropy loss) {
      return Optional.of(Wanted.SOFTMAX);
    }

    @Override
    public Optional<Wanted> binaryCrossEntropy(BinaryCrossEntropy loss) {
      return Optional.of(Wanted.SIGMOID);
    }

    @Override
    public Optional<Wanted> focal(Focal loss) {
      return Optional.of(Wanted.SOFTMAX);
    }

    @Override
    public Optional<Wanted> binaryFocal(BinaryFocal loss) {
      return Optional.of(Wanted.SIGMOID);
    }

    @Override
    public Optional<Wanted> meanSquaredError(MeanSquaredError loss) {
      return Optional.empty();
    }

    @Override
    public Optional<Wanted> meanAbsoluteError(MeanAbsoluteError loss) {
      return Optional.empty();
    }

    @Override
    public Optional<Wanted> huber(Huber loss) {
      return Optional.empty();
    }
  }
}
