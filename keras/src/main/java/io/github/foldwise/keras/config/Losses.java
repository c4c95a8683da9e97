package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Loss.Focal;
import io.github.foldwise.training.Loss.Huber;
import io.github.foldwise.training.Loss.MeanAbsoluteError;
import io.github.foldwise.training.Loss.MeanSquaredError;
import io.github.foldwise.training.Loss.OneHotCrossEntropy;
import io.github.foldwise.training.Loss.SparseCrossEntropy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Losses as Keras serializes them. */
final class Losses implements Loss.Visitor<Optional<JsonNode>> {
  private static final Map<String, String> SHORT =
      Map.of(
          "mse", "MeanSquaredError",
          "MSE", "MeanSquaredError",
          "mae", "MeanAbsoluteError",
          "MAE", "MeanAbsoluteError",
          "bce", "BinaryCrossentropy",
          "BCE", "BinaryCrossentropy");
  private static final List<String> CLASSES =
      List.of(
          "SparseCategoricalCrossentropy",
          "CategoricalCrossentropy",
          "BinaryCrossentropy",
          "CategoricalFocalCrossentropy",
          "BinaryFocalCrossentropy",
          "MeanSquaredError",
          "MeanAbsoluteError",
          "Huber");

  private final ObjectNode config = Serialized.JSON.objectNode();

  private Losses() {}

  /**
   * A loss that was read.
   *
   * @param ofLogits whether it takes logits instead of probabilities
   */
  record Read(Loss loss, boolean ofLogits) {}

  /** Empty if Keras has no such loss. */
  static Optional<JsonNode> write(Loss loss) {
    return loss.accept(new Losses());
  }

  /** Keras has no sparse loss with smoothed labels. */
  @Override
  public Optional<JsonNode> sparseCrossEntropy(SparseCrossEntropy loss) {
    return loss.labelSmoothing() == 0 ? of("SparseCategoricalCrossentropy") : Optional.empty();
  }

  @Override
  public Optional<JsonNode> oneHotCrossEntropy(OneHotCrossEntropy loss) {
    config.put("label_smoothing", loss.labelSmoothing());
    return of("CategoricalCrossentropy");
  }

  @Override
  public Optional<JsonNode> binaryCrossEntropy(BinaryCrossEntropy loss) {
    config.put("label_smoothing", loss.labelSmoothing());
    return of("BinaryCrossentropy");
  }

  @Override
  public Optional<JsonNode> focal(Focal loss) {
    config.put("alpha", loss.alpha()).put("gamma", loss.gamma());
    config.put("label_smoothing", loss.labelSmoothing());
    return of("CategoricalFocalCrossentropy");
  }

  @Override
  public Optional<JsonNode> binaryFocal(BinaryFocal loss) {
    config.put("gamma", loss.gamma()).put("label_smoothing", loss.labelSmoothing());
    config.put("apply_class_balancing", loss.alpha().isPresent());
    loss.alpha().ifPresent(alpha -> config.put("alpha", alpha));
    return of("BinaryFocalCrossentropy");
  }

  @Override
  public Optional<JsonNode> meanSquaredError(MeanSquaredError loss) {
    return of("MeanSquaredError");
  }

  @Override
  public Optional<JsonNode> meanAbsoluteError(MeanAbsoluteError loss) {
    return of("MeanAbsoluteError");
  }

  @Override
  public Optional<JsonNode> huber(Huber loss) {
    config.put("delta", loss.delta());
    return of("Huber");
  }

  private Optional<JsonNode> of(String className) {
    return Optional.of(Serialized.of("keras.losses", className, config));
  }

  static Read read(Options compiled, String key) {
    JsonNode value = compiled.raw(key);
    Options options = new Options(compiled.at(key), Serialized.config(value), compiled.notes());
    options.ignore("name", "fn");
    boolean ofLogits = options.flag("from_logits", false);
    Loss loss =
        switch (className(value)) {
          case "SparseCategoricalCrossentropy" -> sparse(options);
          case "CategoricalCrossentropy" -> new OneHotCrossEntropy(smoothing(options));
          case "BinaryCrossentropy" -> new BinaryCrossEntropy(smoothing(options));
          case "CategoricalFocalCrossentropy" ->
              new Focal(
                  options.number("alpha", 0.25), options.number("gamma", 2), smoothing(options));
          case "BinaryFocalCrossentropy" -> binaryFocal(options);
          case "MeanSquaredError" -> Loss.meanSquaredError();
          case "MeanAbsoluteError" -> Loss.meanAbsoluteError();
          case "Huber" -> huber(value, options);
          default ->
              compiled.unknown(
                  key, "a loss of Foldwise", options, value, Loss.SPARSE_CROSS_ENTROPY);
        };
    options.only("reduction", "\"sum_over_batch_size\"");
    options.only("axis", "-1");
    options.requireAllRead();
    return new Read(loss, ofLogits);
  }

  /** The class, also of the words {@code mse} and {@code mean_squared_error}. */
  private static String className(JsonNode value) {
    String found = Serialized.kerasClass(value);
    if (SHORT.containsKey(found)) {
      return SHORT.get(found);
    }
    return CLASSES.stream()
        .filter(name -> SnakeCase.of(name).equals(found))
        .findFirst()
        .orElse(found);
  }

  private static Loss sparse(Options options) {
    options.only("ignore_class");
    return Loss.sparseCrossEntropy();
  }

  private static Loss binaryFocal(Options options) {
    double alpha = options.number("alpha", 0.25);
    boolean isBalanced = options.flag("apply_class_balancing", false);
    return new BinaryFocal(
        options.number("gamma", 2),
        smoothing(options),
        isBalanced ? Optional.of(alpha) : Optional.empty());
  }

  /** Keras 3.15.1 saves no delta. */
  private static Loss huber(JsonNode value, Options options) {
    if (value.isObject() && !options.has("delta")) {
      options
          .notes()
          .remark(
              options.place()
                  + ": Keras does not save the delta of Huber's loss; it is taken for 1.");
    }
    return Loss.huber(options.number("delta", 1));
  }

  private static double smoothing(Options options) {
    return options.number("label_smoothing", 0);
  }
}
