package io.github.foldwise.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.keras.config.Compilation;
import io.github.foldwise.keras.config.Serialized;
import io.github.foldwise.keras.graph.WrittenModel;
import io.github.foldwise.keras.hdf5.Hdf5Group;
import io.github.foldwise.keras.hdf5.Hdf5Writer;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.file.NewFile;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes {@code .keras} and {@code .weights.h5}. */
final class KerasWriter {
  private static final String MODEL = ".keras";
  private static final String WEIGHTS = ".weights.h5";
  private static final String KERAS = "3.15.1"; // whose format it is
  private static final LocalDateTime ANY_TIME = // not ZIP's first, which depends on the time zone
      LocalDateTime.of(2000, 1, 1, 0, 0);

  private final Path file;

  KerasWriter(Path file) {
    this.file = file;
  }

  /** Contents of a ZIP's entry, written twice: for its checksum, then for good. */
  private interface Contents {
    void writeTo(OutputStream out) throws IOException;
  }

  List<String> write(TrainedModel trained) {
    WrittenModel model = new WrittenModel(trained.model());
    String name = String.valueOf(file.getFileName());
    Hdf5Group weights = weights(model, trained.weights());
    if (name.endsWith(WEIGHTS)) {
      new NewFile(file, "model" + WEIGHTS)
          .write(
              aside -> {
                try (OutputStream out = NewFile.streamOf(aside)) {
                  new Hdf5Writer(weights).writeTo(out);
                }
              });
      return List.of();
    }
    if (!name.endsWith(MODEL)) {
      throw new RefusedException(
          Problem.of(
              file.toString(),
              "a name that ends in .keras or .weights.h5",
              name,
              "Keras knows its files by their names' ends."));
    }
    List<String> lacks = new ArrayList<>(model.lacks());
    lacks.addAll(Compilation.lacks(trained.training()));
    Optional<ObjectNode> compilation =
        lacks.isEmpty() ? Compilation.write(trained.training()) : Optional.empty();
    if (compilation.isPresent()) {
      List<WeightSpec> order = List.copyOf(model.weights().values());
      OptimizerState.put(weights, trained.training().optimizer(), order);
    }
    ObjectNode json = model.json(compilation);
    new NewFile(file, "model" + MODEL)
        .write(
            aside -> {
              try (ZipOutputStream zip = new ZipOutputStream(NewFile.streamOf(aside), UTF_8)) {
                put(zip, "metadata.json", metadata().toString());
                put(zip, "config.json", json.toString());
                put(zip, "model.weights.h5", new Hdf5Writer(weights)::writeTo);
              }
            });
    return leftOut(trained, lacks);
  }

  private static Hdf5Group weights(WrittenModel model, Map<String, float[]> values) {
    Hdf5Group root = new Hdf5Group();
    model
        .weights()
        .forEach((path, weight) -> root.put(path, values.get(weight.name()), weight.dims()));
    return root;
  }

  private static ObjectNode metadata() {
    return Serialized.JSON.objectNode().put("keras_version", KERAS);
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    put(zip, name, out -> out.write(text.getBytes(UTF_8)));
  }

  private static void put(ZipOutputStream zip, String name, Contents contents) throws IOException {
    CRC32 crc = new CRC32();
    Counter counter = new Counter();
    contents.writeTo(new CheckedOutputStream(counter, crc));
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(counter.count);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(ANY_TIME);
    zip.putNextEntry(entry);
    contents.writeTo(zip);
    zip.closeEntry();
  }

  /** Counts bytes. */
  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int some) {
      count++;
    }

    @Override
    public void write(byte[] some, int from, int length) {
      count += length;
    }
  }

  private static List<String> leftOut(TrainedModel trained, List<String> lacks) {
    Training training = trained.training();
    List<String> leftOut = new ArrayList<>(lacks);
    if (!lacks.isEmpty()) {
      leftOut.add("So the file is not compiled: call compile before you train on in Keras.");
    }
    if (!training.augmentation().isNone()) {
      leftOut.add("The augmentation of the training is not in the file.");
    }
    if (!training.objective().classWeights().isEmpty()) {
      leftOut.add("The weights of classes are not in the file: give them to fit.");
    }
    if (training.precision() != Precision.FLOAT32) {
      leftOut.add(
          "The model computes in float32 in Keras, not in %s.".formatted(training.precision()));
    }
    if (!trained.classNames().isEmpty()) {
      leftOut.add("The names of the classes are not in the file.");
    }
    return List.copyOf(leftOut);
  }
}
