package io.github.foldwise.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.keras.config.Compilation;
import io.github.foldwise.keras.config.Notes;
import io.github.foldwise.keras.graph.ReadModel;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.training.Loss;
import io.github.foldwise.training.Loss.BinaryCrossEntropy;
import io.github.foldwise.training.Loss.BinaryFocal;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code .keras}. */
final class KerasReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;
  private final boolean withTraining;
  private final Notes notes = new Notes();

  KerasReader(Path file, boolean withTraining) {
    this.file = file;
    this.withTraining = withTraining;
  }

  KerasFile read() {
    KerasArchive archive = new KerasArchive(file);
    JsonNode json = json(archive.config());
    ReadModel graph = ReadModel.of(json, notes);
    Optional<Compilation> compilation = compilation(json);
    boolean ofLogits = compilation.filter(Compilation::ofLogits).isPresent();
    Assembly assembly = new Assembly(graph.parts(), ofLogits, notes);
    compilation.ifPresent(known -> assembly.headOfLogits(headOf(known.loss(), assembly)));
    CheckedModel model = check(graph, assembly);
    Optional<Training> training =
        compilation.map(known -> known.training().augment(assembly.augmentation()));
    training.ifPresent(known -> requireSound(known, model));
    remark(assembly, training);
    Map<String, float[]> weights =
        new WeightsReader(file, archive.weights(), archive.size())
            .read(model, assembly.places(model.layers()));
    return new KerasFile(model, weights, training, notes.remarks(), assembly.isRescaled());
  }

  private JsonNode json(byte[] config) {
    try {
      return MAPPER.readTree(config);
    } catch (JsonProcessingException e) {
      throw refuse("JSON in config.json", e.getOriginalMessage());
    } catch (IOException e) {
      throw refuse("JSON in config.json", String.valueOf(e.getMessage()));
    }
  }

  private RefusedException refuse(String expected, String found) {
    return new RefusedException(
        Problem.of(file.toString(), expected, found, "Save the model again with Keras 3."));
  }

  private Optional<Compilation> compilation(JsonNode json) {
    JsonNode config = json.path("compile_config");
    return withTraining && config.isObject() && !config.isEmpty()
        ? Optional.of(Compilation.read(config, notes))
        : Optional.empty();
  }

  private static ClassHead headOf(Loss loss, Assembly assembly) {
    boolean isBinary = loss instanceof BinaryCrossEntropy || loss instanceof BinaryFocal;
    return isBinary ? assembly.sigmoids() : ClassHead.SOFTMAX;
  }

  private CheckedModel check(ReadModel graph, Assembly assembly) {
    List<Layer> layers = assembly.layers();
    if (notes.problems().isEmpty() && graph.input().isEmpty()) {
      notes.refuse(
          "model",
          "the shape of its input",
          "none",
          "Begin the model with keras.Input(shape) and save it again.");
    }
    RefusedException.throwIfAny(within(notes.problems()));
    Shape input = graph.input().orElseThrow();
    try {
      ModelSpec spec = new ModelSpec(Optional.of(input), layers, assembly.head());
      String[] frozen = frozen(spec.check(input), assembly);
      return new ModelSpec(Optional.of(input), Assembly.plain(layers), assembly.head())
          .freeze(frozen)
          .check(input);
    } catch (RefusedException e) {
      throw new RefusedException(within(e.problems()));
    }
  }

  /** A file of which nothing is trained is read for its predictions. */
  private String[] frozen(CheckedModel model, Assembly assembly) {
    String[] frozen = assembly.frozen(model.layers());
    Set<String> names = Set.of(frozen);
    if (model.weights().stream()
        .filter(WeightSpec::trainable)
        .allMatch(weight -> names.contains(layerOf(weight)))) {
      notes.remark("All layers are frozen in the file; here none is, so that the model can train.");
      return new String[0];
    }
    return frozen;
  }

  private static String layerOf(WeightSpec weight) {
    return weight.name().substring(0, weight.name().lastIndexOf('/'));
  }

  private void requireSound(Training training, CheckedModel model) {
    List<Problem> problems = new ArrayList<>(training.problems());
    problems.addAll(training.problems(model.spec()));
    problems.addAll(training.problems(model));
    RefusedException.throwIfAny(within(problems));
  }

  private List<Problem> within(List<Problem> problems) {
    return problems.stream().map(problem -> problem.within(file.toString())).toList();
  }

  private void remark(Assembly assembly, Optional<Training> training) {
    if (assembly.isRescaled()) {
      notes.remark(
          "Rescaling(1/255) is left out: Foldwise scales the bytes of images to [0,1] itself."
              + " Divide floats by 255.");
    }
    if (!assembly.augmentation().isNone()) {
      notes.remark(
          training.isPresent()
              ? "Layers that change images at random are the training's augmentation."
              : "Layers that change images at random are left out: they do nothing in prediction.");
    }
  }
}
