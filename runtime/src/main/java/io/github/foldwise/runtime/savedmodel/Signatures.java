package io.github.foldwise.runtime.savedmodel;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.runtime.serving.Ends;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** The signatures of a graph, by which it takes images and gives probabilities. */
final class Signatures {
  private static final String REMEDY =
      "Export a model that takes one batch of images and gives one of probabilities.";

  private final Path folder;
  private final Map<String, SignatureDef> all;
  private final Set<String> ops;

  Signatures(Path folder, MetaGraphDef meta) {
    this.folder = folder;
    this.all = new TreeMap<>(meta.getSignatureDefMap());
    this.ops =
        meta.getGraphDef().getNodeList().stream().map(NodeDef::getName).collect(Collectors.toSet());
  }

  Ends ends() {
    SignatureDef main = all.get(SavedModelWriter.DEFAULT);
    if (main == null) {
      throw refuse(
          "a signature " + SavedModelWriter.DEFAULT,
          all.isEmpty() ? "none" : String.join(", ", all.keySet()),
          REMEDY);
    }
    TensorInfo input = only("input", main.getInputsMap());
    Optional<TensorInfo> bytes =
        input.getDtype() == DataType.DT_UINT8
            ? Optional.of(input)
            : Optional.ofNullable(all.get(SavedModelWriter.OF_BYTES))
                .map(signature -> only("input", signature.getInputsMap()))
                .filter(other -> other.getDtype() == DataType.DT_UINT8);
    boolean floats = input.getDtype() == DataType.DT_FLOAT;
    if (!floats && bytes.isEmpty()) {
      throw refuse("an input of DT_FLOAT or DT_UINT8", input.getDtype().name(), REMEDY);
    }
    Shape image = image(input);
    bytes.ifPresent(other -> requireSame(image, other));
    return new Ends(
        image,
        floats ? Optional.of(tensor(input)) : Optional.empty(),
        bytes.map(this::tensor),
        tensor(probabilities(main.getOutputsMap())));
  }

  private TensorInfo probabilities(Map<String, TensorInfo> outputs) {
    TensorInfo named = outputs.get(SavedModelWriter.PROBABILITIES);
    TensorInfo output = named == null ? only("output", outputs) : named;
    TensorShapeProto shape = output.getTensorShape();
    if (output.getDtype() != DataType.DT_FLOAT || shape.getDimCount() != 2) {
      throw refuse("an output (N, classes) of DT_FLOAT", words(output), REMEDY);
    }
    return output;
  }

  private TensorInfo only(String what, Map<String, TensorInfo> tensors) {
    if (tensors.size() != 1) {
      throw refuse(
          "one " + what + " of " + SavedModelWriter.DEFAULT,
          tensors.isEmpty() ? "none" : String.join(", ", new TreeSet<>(tensors.keySet())),
          REMEDY);
    }
    return tensors.values().iterator().next();
  }

  private Shape image(TensorInfo input) {
    List<TensorShapeProto.Dim> dims = input.getTensorShape().getDimList();
    if (dims.size() == 4
        && dims.subList(1, 4).stream()
            .allMatch(dim -> dim.getSize() >= 1 && dim.getSize() <= Integer.MAX_VALUE)) {
      Shape image =
          Shape.image(
              (int) dims.get(1).getSize(),
              (int) dims.get(2).getSize(),
              (int) dims.get(3).getSize());
      if (image.isCountable()) {
        return image;
      }
    }
    throw refuse(
        "an input (N, height, width, channels) of known sizes",
        words(input),
        "Declare the input's shape before the export: Input((height, width, channels)).");
  }

  private void requireSame(Shape image, TensorInfo bytes) {
    if (!image(bytes).equals(image)) {
      throw refuse("the same input in both signatures: " + image, words(bytes), REMEDY);
    }
  }

  /** Its name, if its op exists. */
  private String tensor(TensorInfo info) {
    if (!info.getName().matches(".+:[0-9]{1,4}") || !ops.contains(Pruning.opOf(info.getName()))) {
      throw refuse("a tensor of the graph", "'" + info.getName() + "'", "Export the model again.");
    }
    return info.getName();
  }

  private static String words(TensorInfo info) {
    String sizes =
        info.getTensorShape().getDimList().stream()
            .map(dim -> dim.getSize() < 0 ? "?" : String.valueOf(dim.getSize()))
            .collect(Collectors.joining(", "));
    return "%s (%s)".formatted(info.getDtype(), sizes);
  }

  private RefusedException refuse(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(folder.toString(), expected, found, remedy));
  }
}
