package io.github.foldwise.runtime.savedmodel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelFacts;
import io.github.foldwise.runtime.file.NewFolder;
import io.github.foldwise.runtime.graph.Kernels;
import io.github.foldwise.runtime.serving.InferenceGraph;
import io.github.foldwise.training.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.TensorFlow;
import org.tensorflow.proto.AssetFileDef;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes a model's inference as a SavedModel whose weights are constants. TensorFlow-Java's own
 * exporter skips resource variables, and promises a checkpoint that a graph without variables does
 * not have.
 */
public final class SavedModelWriter {
  static final String MODEL = "saved_model.pb";
  static final String TAG = "serve";
  static final String DEFAULT = "serving_default";
  static final String OF_BYTES = "serving_bytes";
  static final String KERAS = "serve"; // what Keras's TFSMLayer calls by default
  static final String INPUT = "image";
  static final String PROBABILITIES = "probabilities";
  static final String FACTS = "assets.extra/foldwise.txt"; // TensorFlow does not look in there

  private static final String LOGITS = "logits";
  private static final String PREDICT = "tensorflow/serving/predict";
  private static final String CLASS_NAMES = "class_names.txt";
  private static final String CLASS_NAMES_FILE = "class_names_file";
  private static final long MOST_PARAMETERS = 500_000_000; // a graph may have 2 GiB

  private final CheckedModel model;
  private final ModelFacts facts;

  public SavedModelWriter(CheckedModel model, ModelFacts facts) {
    this.model = model;
    this.facts = facts;
  }

  /** Writes all or nothing into a folder that is new or empty. */
  public void write(Path folder, Precision precision, Map<String, float[]> weights) {
    if (model.parameters() > MOST_PARAMETERS) {
      throw new RefusedException(
          Problem.of(
              "SavedModel",
              "at most %s parameters: its graph holds them, in 2 GiB".formatted(MOST_PARAMETERS),
              String.valueOf(model.parameters()),
              "Export the model to another format."));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(MODEL, bytes(savedModel(graph(precision, weights))));
    files.put(FACTS, facts.text().getBytes(UTF_8));
    if (!facts.classNames().isEmpty()) {
      files.put("assets/" + CLASS_NAMES, facts.classNamesText().getBytes(UTF_8));
    }
    new NewFolder(folder).write(files);
  }

  /**
   * The same model gives the same bytes: a message's maps are written in the order of their keys.
   */
  private static byte[] bytes(SavedModel model) {
    byte[] bytes = new byte[model.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      model.writeTo(out);
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array has no errors
    }
    return bytes;
  }

  private GraphDef graph(Precision precision, Map<String, float[]> weights) {
    Kernels kernels = Kernels.of(Device.CPU).portable();
    try (Graph graph = InferenceGraph.of(model, precision, precision, weights, kernels, 1)) {
      GraphDef.Builder pruned =
          Pruning.keep(
              graph.toGraphDef(), List.of(InferenceGraph.PROBABILITIES, InferenceGraph.LOGITS));
      if (!facts.classNames().isEmpty()) {
        pruned.addNode(StringConstant.of(CLASS_NAMES_FILE, CLASS_NAMES));
      }
      return pruned.build();
    }
  }

  private SavedModel savedModel(GraphDef graph) {
    SignatureDef floats = signature(InferenceGraph.FLOATS, DataType.DT_FLOAT);
    MetaGraphDef.Builder meta =
        MetaGraphDef.newBuilder()
            .setMetaInfoDef(
                MetaGraphDef.MetaInfoDef.newBuilder()
                    .addTags(TAG)
                    .setTensorflowVersion(TensorFlow.version()))
            .setGraphDef(graph)
            .putSignatureDef(DEFAULT, floats)
            .putSignatureDef(KERAS, floats);
    if (facts.pixels().map(TrainedPixels::takesBytes).orElse(true)) {
      meta.putSignatureDef(OF_BYTES, signature(InferenceGraph.BYTES, DataType.DT_UINT8));
    }
    if (!facts.classNames().isEmpty()) {
      meta.addAssetFileDef(
          AssetFileDef.newBuilder()
              .setFilename(CLASS_NAMES)
              .setTensorInfo(TensorInfo.newBuilder().setName(CLASS_NAMES_FILE + ":0")));
    }
    return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
  }

  private SignatureDef signature(String input, DataType type) {
    long height = model.input().height();
    long width = model.input().width();
    long channels = model.input().channels();
    int classes = model.spec().classes();
    boolean oneLogit = model.spec().classHead() == ClassHead.BINARY;
    return SignatureDef.newBuilder()
        .setMethodName(PREDICT)
        .putInputs(INPUT, tensor(input, type, -1, height, width, channels))
        .putOutputs(
            PROBABILITIES, tensor(InferenceGraph.PROBABILITIES, DataType.DT_FLOAT, -1, classes))
        .putOutputs(
            LOGITS, tensor(InferenceGraph.LOGITS, DataType.DT_FLOAT, -1, oneLogit ? 1 : classes))
        .build();
  }

  private static TensorInfo tensor(String op, DataType type, long... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder().setName(op + ":0").setDtype(type).setTensorShape(shape).build();
  }
}
