package io.github.foldwise.onnx;

import static java.util.Objects.requireNonNull;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.file.NewFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes trained models in ONNX, opset 13 and IR version 8, which runtimes from 2021 on read. The
 * input {@code image} is (N, height, width, channels) float32, as the model was trained on it; the
 * outputs {@code probabilities} and {@code logits} are (N, classes). The metadata {@code
 * class_names} holds the classes' names, if they are known.
 */
public final class OnnxFile {
  private static final int IR_VERSION = 8;
  private static final int OPSET =
      13; // the newest operator sets are newer than the newest runtimes
  private static final String IMAGE = "image";

  private OnnxFile() {}

  /**
   * Writes model and weights into one file, all or nothing; the same model always gives the same
   * bytes.
   *
   * @throws RefusedException if the weights take more than the 2 GiB that ONNX allows in one file,
   *     or the file cannot be written
   */
  public static void write(TrainedModel model, Path file) {
    requireNonNull(model, "model");
    requireNonNull(file, "file");
    requireFits(model.model(), file);
    ProtoMessage message = message(model);
    new NewFile(file, "model.onnx").write(aside -> message.writeTo(NewFile.streamOf(aside)));
  }

  /** Structure and names take some hundred bytes for each layer. */
  static void requireFits(CheckedModel model, Path file) {
    long bytes = model.parameters() * Float.BYTES + model.text().length() * 4L;
    if (bytes > Integer.MAX_VALUE) {
      throw new RefusedException(
          Problem.of(
              file.toString(),
              "a model of at most 2 GiB, all that ONNX allows in one file",
              "%s weights of 4 bytes".formatted(model.parameters()),
              "Write its weights as safetensors, which have no such limit."));
    }
  }

  private static ProtoMessage message(TrainedModel model) {
    ProtoMessage message =
        new ProtoMessage()
            .with(1, IR_VERSION)
            .with(2, "foldwise")
            .with(7, graph(model.model(), model.weights()))
            .with(8, new ProtoMessage().with(1, "").with(2, OPSET));
    metadata(model).forEach((key, value) -> message.with(14, text(key, value)));
    return message;
  }

  /** The pixels' range by the name that ONNX gives it, and the classes' names as a JSON array. */
  private static Map<String, String> metadata(TrainedModel model) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (model.pixels().filter(TrainedPixels::takesBytes).isPresent()) {
      metadata.put("Image.NominalPixelRange", "Normalized_0_1");
    }
    if (!model.classNames().isEmpty()) {
      metadata.put("class_names", JsonTexts.array(model.classNames()));
    }
    return metadata;
  }

  private static ProtoMessage text(String key, String value) {
    return new ProtoMessage().with(1, key).with(2, value);
  }

  private static ProtoMessage graph(CheckedModel model, Map<String, float[]> weights) {
    OnnxGraph graph = new OnnxGraph();
    graph.input(IMAGE, model.input().dims());
    String logits = LayerNodes.add(graph, model.layers(), weights, IMAGE);
    ModelSpec spec = model.spec();
    graph.enter("head");
    graph.output(
        "probabilities", probabilities(graph, spec.classHead(), logits), List.of(spec.classes()));
    graph.output("logits", logits, List.of(spec.head().units()));
    return graph.message("foldwise");
  }

  /** (N, classes); {@code 1 − p} and {@code p} for one logit. */
  private static String probabilities(OnnxGraph graph, ClassHead head, String logits) {
    return switch (head) {
      case SOFTMAX -> graph.node("Softmax", logits, Attribute.of("axis", 1));
      case SIGMOIDS -> graph.node("Sigmoid", logits);
      case BINARY -> {
        String p = graph.node("Sigmoid", logits);
        String rest = graph.node("Sub", List.of(graph.scalar(1), p));
        yield graph.node("Concat", List.of(rest, p), Attribute.of("axis", 1));
      }
    };
  }
}
