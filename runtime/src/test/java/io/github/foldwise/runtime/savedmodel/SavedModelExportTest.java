package io.github.foldwise.runtime.savedmodel;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.Predictor;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/** SavedModels that Foldwise writes, and reads again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SavedModelExportTest {
  private static final ImageData IMAGES =
      ToyImages.of(20).withClassNames(List.of("upper", "middle", "lower"));
  private static final CheckedModel MODEL =
      conv(4, 3)
          .bn()
          .relu()
          .pool(2)
          .dropout(0.3)
          .flatten()
          .dense(6)
          .relu()
          .activityL2(0.1)
          .classify(3)
          .check(ToyImages.IMAGE);

  @TempDir private Path folder;
  private CompiledModel compiled;
  private TrainedModel trained;

  @BeforeAll
  void train() {
    compiled = CompiledModel.compile(MODEL, adam(0.01).epochs(1).batch(10));
    trained = compiled.train(IMAGES, 1);
  }

  @AfterAll
  void close() {
    trained.close();
    compiled.close();
  }

  @Test
  void it_holds_the_signatures_the_names_of_the_classes_and_nothing_of_the_training()
      throws IOException {
    Path model = folder.resolve("whole");
    trained.exportSavedModel(model);

    try (Stream<Path> files = Files.walk(model)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> model.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "saved_model.pb", "assets/class_names.txt", "assets.extra/foldwise.txt");
    }
    assertThat(model.resolve("assets/class_names.txt")).hasContent("upper\nmiddle\nlower\n");
    MetaGraphDef meta = read(model).getMetaGraphs(0);
    assertThat(meta.getMetaInfoDef().getTagsList()).containsExactly("serve");
    assertThat(meta.hasSaverDef()).isFalse();
    assertThat(words(meta.getSignatureDefMap()))
        .containsExactly(
            "serve tensorflow/serving/predict image image:0 DT_FLOAT [-1, 9, 8, 1],"
                + " logits logits:0 DT_FLOAT [-1, 3],"
                + " probabilities probabilities:0 DT_FLOAT [-1, 3]",
            "serving_bytes tensorflow/serving/predict image bytes:0 DT_UINT8 [-1, 9, 8, 1],"
                + " logits logits:0 DT_FLOAT [-1, 3],"
                + " probabilities probabilities:0 DT_FLOAT [-1, 3]",
            "serving_default tensorflow/serving/predict image image:0 DT_FLOAT [-1, 9, 8, 1],"
                + " logits logits:0 DT_FLOAT [-1, 3],"
                + " probabilities probabilities:0 DT_FLOAT [-1, 3]");
    assertThat(meta.getGraphDef().getNodeList())
        .extracting(NodeDef::getOp)
        .containsOnlyOnce("MaxPool", "Softmax", "Conv2D")
        .doesNotContain("VarHandleOp", "ReadVariableOp", "Switch", "NoOp", "Mul", "Square");
  }

  @Test
  void the_same_model_gives_the_same_bytes() throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");
    trained.exportSavedModel(one);
    trained.exportSavedModel(Files.createDirectory(other));

    assertThat(other.resolve("saved_model.pb"))
        .hasSameBinaryContentAs(one.resolve("saved_model.pb"));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString())).noneMatch(n -> n.endsWith("tmp"));
    }
  }

  @Test
  void it_predicts_bytes_and_floats_as_the_trained_model_and_knows_what_that_knows() {
    Path model = folder.resolve("model");
    trained.exportSavedModel(model);
    try (Predictor loaded = Predictor.load(model)) {
      assertThat(loaded.input()).isEqualTo(ToyImages.IMAGE);
      assertThat(loaded.classNames()).containsExactly("upper", "middle", "lower");
      assertThat(loaded.pixels()).isEqualTo(trained.pixels());
      assertThat(loaded.warnings()).isEmpty();
      float[][] expected = trained.predict(IMAGES);
      assertClose(loaded.predict(IMAGES), expected);
      assertClose(loaded.predict(scaled()), expected);
      assertThatThrownBy(() -> loaded.predict(filled(2)))
          .hasMessageStartingWith("pixel 0 of row 0: expected a float from 0 to 1");
    }
  }

  @Test
  void a_model_of_floats_beyond_0_to_1_has_no_signature_of_bytes() throws IOException {
    Path model = folder.resolve("floats");
    ImageData floats = ImageData.of(filled(-1), new int[1], ToyImages.IMAGE);
    try (TrainedModel other = compiled.train(floats, 1)) {
      other.exportSavedModel(model);
    }
    assertThat(read(model).getMetaGraphs(0).getSignatureDefMap())
        .containsOnlyKeys("serve", "serving_default");
  }

  @Test
  void a_folder_with_files_and_a_place_that_cannot_be_written_are_refused() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Path file = Files.createFile(full.resolve("mine.txt"));
    Path nowhere = folder.resolve("no/such/place");
    assertRefused(
        () -> trained.exportSavedModel(full),
        full
            + ": expected a new or empty folder, found one with files in it.\n"
            + "  Delete it, or name another.");
    assertRefused(
        () -> trained.exportSavedModel(file),
        file + ": expected a new folder, found a file.\n  Name another folder.");
    assertRefused(
        () -> trained.exportSavedModel(nowhere),
        nowhere
            + ": expected a folder that can be written, found no such file or folder.\n"
            + "  Choose a place that exists and that you may write to.");
    assertThat(file).exists();
  }

  @Test
  void what_is_no_classifier_of_images_is_refused_before_tensorflow_reads_it() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertRefused(
        () -> Predictor.load(empty).close(),
        empty
            + ": expected a SavedModel: a folder with saved_model.pb, found none in it.\n"
            + "  Name the folder that model.export(…) or exportSavedModel(…) wrote.");
    assertChangedIsRefused(
        meta -> meta.getMetaInfoDefBuilder().setTags(0, "train"),
        ": expected a graph with the tag serve, found [[train]].\n"
            + "  Export the model for serving, as Keras's model.export does.");
    String remedy =
        "\n  Export a model that takes one batch of images and gives one of probabilities.";
    assertChangedIsRefused(
        meta -> meta.removeSignatureDef("serving_default"),
        ": expected a signature serving_default, found serve, serving_bytes." + remedy);
    assertChangedIsRefused(
        meta -> change(meta, d -> d.putInputs("mask", d.getInputsOrThrow("image"))),
        ": expected one input of serving_default, found image, mask." + remedy);
    assertChangedIsRefused(
        meta ->
            change(
                meta,
                d ->
                    d.putInputs(
                        "image",
                        d.getInputsOrThrow("image").toBuilder()
                            .setTensorShape(
                                d.getInputsOrThrow("image").getTensorShape().toBuilder()
                                    .setDim(
                                        1, d.getInputsOrThrow("image").getTensorShape().getDim(0)))
                            .build())),
        ": expected an input (N, height, width, channels) of known sizes,"
            + " found DT_FLOAT (?, ?, 8, 1).\n"
            + "  Declare the input's shape before the export: Input((height, width, channels)).");
    assertChangedIsRefused(
        meta -> change(meta, d -> d.putOutputs("probabilities", d.getInputsOrThrow("image"))),
        ": expected an output (N, classes) of DT_FLOAT, found DT_FLOAT (?, 9, 8, 1)." + remedy);
    assertChangedIsRefused(
        meta ->
            change(
                meta,
                d ->
                    d.putOutputs(
                        "probabilities",
                        d.getOutputsOrThrow("probabilities").toBuilder()
                            .setName("nowhere:0")
                            .build())),
        ": expected a tensor of the graph, found 'nowhere:0'.\n  Export the model again.");
  }

  @Test
  void logits_are_refused_when_they_are_predicted() throws IOException {
    Path model =
        changed(
            meta ->
                change(meta, d -> d.putOutputs("probabilities", d.getOutputsOrThrow("logits"))));
    try (Predictor logits = Predictor.load(model)) {
      assertThat(catchThrowable(() -> logits.predict(IMAGES)))
          .isInstanceOf(RefusedException.class)
          .hasMessageStartingWith("prediction of row ")
          .hasMessageContaining(": expected probabilities, from 0 to 1, found ")
          .hasMessageEndingWith("Export a model that ends with softmax or sigmoid.");
    }
  }

  @Test
  void a_damaged_file_is_refused_or_loads() throws IOException {
    Path model = folder.resolve("fuzzed");
    trained.exportSavedModel(model);
    Path file = model.resolve("saved_model.pb");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      byte[] damaged =
          i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, damaged);
      Throwable thrown = catchThrowable(() -> Predictor.load(model).close());
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(RefusedException.class);
        assertThat(((RefusedException) thrown).problems()).hasSize(1);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(20); // a changed weight is a weight, too
  }

  private void assertChangedIsRefused(Consumer<MetaGraphDef.Builder> change, String message)
      throws IOException {
    Path model = changed(change);
    assertRefused(() -> Predictor.load(model).close(), model + message);
  }

  private Path changed(Consumer<MetaGraphDef.Builder> change) throws IOException {
    Path model = Files.createTempDirectory(folder, "changed");
    trained.exportSavedModel(model);
    SavedModel.Builder saved = read(model).toBuilder();
    change.accept(saved.getMetaGraphsBuilder(0));
    Files.write(model.resolve("saved_model.pb"), saved.build().toByteArray());
    return model;
  }

  private static void change(MetaGraphDef.Builder meta, Consumer<SignatureDef.Builder> change) {
    SignatureDef.Builder signature = meta.getSignatureDefOrThrow("serving_default").toBuilder();
    change.accept(signature);
    meta.putSignatureDef("serving_default", signature.build());
  }

  private static SavedModel read(Path model) throws IOException {
    return SavedModel.parseFrom(Files.readAllBytes(model.resolve("saved_model.pb")));
  }

  private static List<String> words(Map<String, SignatureDef> signatures) {
    return new TreeMap<>(signatures)
        .entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + " "
                        + each.getValue().getMethodName()
                        + " "
                        + String.join(
                            ", ",
                            Stream.concat(
                                    tensors(each.getValue().getInputsMap()),
                                    tensors(each.getValue().getOutputsMap()))
                                .toList()))
            .toList();
  }

  private static Stream<String> tensors(Map<String, TensorInfo> tensors) {
    return new TreeMap<>(tensors)
        .entrySet().stream()
            .map(
                each ->
                    "%s %s %s %s"
                        .formatted(
                            each.getKey(),
                            each.getValue().getName(),
                            each.getValue().getDtype(),
                            each.getValue().getTensorShape().getDimList().stream()
                                .map(dim -> dim.getSize())
                                .toList()));
  }

  private static void assertClose(float[][] actual, float[][] expected) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int row = 0; row < expected.length; row++) {
      assertThat(actual[row]).usingComparatorWithPrecision(1e-6f).containsExactly(expected[row]);
    }
  }

  private static float[] scaled() {
    float[] floats = new float[IMAGES.rows() * ToyImages.IMAGE.size()];
    int at = 0;
    for (int row = 0; row < IMAGES.rows(); row++) {
      for (byte pixel : IMAGES.bytes(row)) {
        floats[at++] = Byte.toUnsignedInt(pixel) / 255f;
      }
    }
    return floats;
  }

  private static float[] filled(float value) {
    float[] floats = new float[ToyImages.IMAGE.size()];
    Arrays.fill(floats, value);
    return floats;
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(RefusedException.class).hasMessage(message);
  }
}
