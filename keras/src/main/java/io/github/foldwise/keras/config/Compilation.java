package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.keras.config.Losses.Read;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code model.compile} was told.
 *
 * @param ofLogits whether the loss takes logits instead of probabilities
 */
public record Compilation(Optimizer optimizer, Loss loss, boolean ofLogits) {
  /** Reads {@code compile_config}. */
  public static Compilation read(JsonNode config, Notes notes) {
    Options options = new Options("compile_config", config, notes);
    options.ignore("metrics", "weighted_metrics", "auto_scale_loss");
    options.ignore("run_eagerly", "steps_per_execution", "jit_compile");
    options.only("loss_weights");
    Optimizer optimizer = Optimizers.read(options, "optimizer");
    Read loss = Losses.read(options, "loss");
    options.requireAllRead();
    return new Compilation(optimizer, loss.loss(), loss.ofLogits());
  }

  /** One epoch with this optimizer and loss. */
  public Training training() {
    return Training.by(optimizer).loss(loss);
  }

  /** As {@code compile_config}; empty if Keras lacks a part of it, of which {@link #lacks} says. */
  public static Optional<ObjectNode> write(Training training) {
    if (!lacks(training).isEmpty()) {
      return Optional.empty();
    }
    Optimizer optimizer = training.optimizer();
    ObjectNode config = Serialized.JSON.objectNode();
    config.set(
        "optimizer", Optimizers.write(optimizer, Schedules.write(optimizer.rate()).orElseThrow()));
    config.set("loss", Losses.write(training.loss()).orElseThrow());
    config.putNull("loss_weights");
    config.putArray("metrics").add("accuracy");
    config.putNull("weighted_metrics");
    config.put("run_eagerly", false).put("steps_per_execution", 1).put("jit_compile", false);
    return Optional.of(config);
  }

  /** What of a training the options of Keras's {@code compile} cannot say: sentences. */
  public static List<String> lacks(Training training) {
    List<String> lacks = new ArrayList<>();
    Optimizer optimizer = training.optimizer();
    if (Schedules.write(optimizer.rate()).isEmpty()) {
      lacks.add(
          "Keras has no schedule like this: %s."
              .formatted(Canonical.of((Record) optimizer.rate())));
    }
    if (Losses.write(training.loss()).isEmpty()) {
      lacks.add("Keras has no loss like this: " + training.loss() + ".");
    }
    if (!optimizer.decay().except().isEmpty()) {
      lacks.add(
          "Keras saves no exemptions from weight decay: %s."
              .formatted(String.join(", ", optimizer.decay().except())));
    }
    if (!optimizer.factors().isEmpty()) {
      lacks.add(
          "Keras has one learning rate for all weights, without factors for some: %s."
              .formatted(
                  String.join(
                      ", ",
                      optimizer.factors().stream()
                          .flatMap(factor -> factor.names().stream())
                          .toList())));
    }
    return List.copyOf(lacks);
  }
}
