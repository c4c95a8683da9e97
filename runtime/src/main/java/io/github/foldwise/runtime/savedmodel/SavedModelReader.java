package io.github.foldwise.runtime.savedmodel;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.file.ModelFacts;
import io.github.foldwise.runtime.file.NewFile;
import io.github.foldwise.runtime.serving.Ends;
import io.github.foldwise.runtime.serving.ServedGraph;
import io.github.foldwise.runtime.tensorflow.NativeLibrary;
import io.github.foldwise.runtime.tensorflow.SessionConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/**
 * Reads a SavedModel to predict with it: one that Foldwise wrote, or Keras's {@code model.export},
 * whatever its input is called. What can be checked is checked before TensorFlow reads it.
 */
public final class SavedModelReader {
  private static final long MOST_BYTES = Integer.MAX_VALUE - (1L << 16);
  private static final int MOST_FACTS = 1 << 24; // bytes

  private final Path folder;

  public SavedModelReader(Path folder) {
    this.folder = folder;
  }

  /**
   * What was read.
   *
   * @param warnings what a user should know before predicting
   */
  public record Read(ServedGraph graph, ModelFacts facts, List<String> warnings) {}

  /** Loads it into a session. */
  public Read read(Device device, int threads) {
    MetaGraphDef meta = metaGraph();
    Signatures signatures = new Signatures(folder, meta);
    Ends ends = signatures.ends();
    ModelFacts facts = facts();
    return new Read(load(ends, device, threads), facts, warnings(meta));
  }

  private ServedGraph load(Ends ends, Device device, int threads) {
    NativeLibrary.load();
    try {
      SavedModelBundle bundle =
          SavedModelBundle.loader(folder.toString())
              .withTags(SavedModelWriter.TAG)
              .withConfigProto(SessionConfig.of(threads, device.isCuda()))
              .load();
      return ServedGraph.foreign(ends, bundle.session(), bundle::close);
    } catch (RuntimeException e) { // TensorFlow-Java's have no other common type
      throw refuse(
          "a SavedModel that TensorFlow loads",
          "one that it refuses: " + firstLine(e),
          "Export the model again.");
    }
  }

  private MetaGraphDef metaGraph() {
    SavedModel model = parsed();
    return model.getMetaGraphsList().stream()
        .filter(meta -> meta.getMetaInfoDef().getTagsList().equals(List.of(SavedModelWriter.TAG)))
        .findFirst()
        .orElseThrow(
            () ->
                refuse(
                    "a graph with the tag serve",
                    model.getMetaGraphsList().stream()
                        .map(meta -> meta.getMetaInfoDef().getTagsList())
                        .toList()
                        .toString(),
                    "Export the model for serving, as Keras's model.export does."));
  }

  private SavedModel parsed() {
    Path file = folder.resolve(SavedModelWriter.MODEL);
    try {
      if (!Files.isRegularFile(file)) {
        throw refuse(
            "a SavedModel: a folder with " + SavedModelWriter.MODEL,
            "none in it",
            "Name the folder that model.export(…) or exportSavedModel(…) wrote.");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw refuse(
            SavedModelWriter.MODEL + " of at most 2 GiB",
            Files.size(file) + " bytes",
            "Export the model with variables.");
      }
      try (InputStream in = Files.newInputStream(file)) {
        CodedInputStream coded = CodedInputStream.newInstance(in);
        coded.setSizeLimit((int) MOST_BYTES);
        return SavedModel.parseFrom(coded);
      }
    } catch (InvalidProtocolBufferException e) {
      throw refuse(
          "a whole " + SavedModelWriter.MODEL, "a damaged one", "Copy or export the model again.");
    } catch (IOException e) {
      throw refuse(
          "a folder that can be read", NewFile.reason(e), "Name a folder that you may read.");
    }
  }

  /** Of a model that Foldwise wrote. */
  private ModelFacts facts() {
    Path file = folder.resolve(SavedModelWriter.FACTS);
    if (!Files.isRegularFile(file)) {
      return ModelFacts.NONE;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ModelFacts.read(new String(in.readNBytes(MOST_FACTS), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw refuse(
          "a folder that can be read", NewFile.reason(e), "Name a folder that you may read.");
    }
  }

  private static List<String> warnings(MetaGraphDef meta) {
    TreeSet<String> random = new TreeSet<>();
    Stream.concat(
            meta.getGraphDef().getNodeList().stream(),
            meta.getGraphDef().getLibrary().getFunctionList().stream()
                .flatMap(function -> function.getNodeDefList().stream()))
        .map(NodeDef::getOp)
        .filter(op -> op.startsWith("StatelessRandom"))
        .forEach(random::add);
    return random.isEmpty()
        ? List.of()
        : List.of(
            "The graph draws random numbers (%s): the model's augmentation goes on in prediction. Export it without its augmentation layers."
                .formatted(String.join(", ", random)));
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
  }

  private RefusedException refuse(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(folder.toString(), expected, found, remedy));
  }
}
