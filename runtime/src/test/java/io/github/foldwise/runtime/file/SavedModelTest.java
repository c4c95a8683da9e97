package io.github.foldwise.runtime.file;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.Example;
import io.github.foldwise.runtime.Examples;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {
  private static final ImageData IMAGES = ToyImages.of(40);
  private static final CheckedModel MODEL =
      conv(4, 3)
          .relu()
          .l1l2(1e-5, 1e-4)
          .bn(0.9, 1e-3)
          .pool(2)
          .flatten()
          .dense(6)
          .gelu()
          .dropout(0.3)
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);
  private static final Training TRAINING =
      adam(0.01)
          .epochs(2)
          .batch(8)
          .evaluationBatch(7)
          .validateOn(ToyImages.of(6))
          .earlyStopping(e -> e.patience(3).restoreBest());

  private static TrainedModel trained;

  @TempDir private Path folder;
  private Path file;

  @BeforeAll
  static void train() {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING)) {
      trained = compiled.train(IMAGES, 1);
    }
  }

  @AfterAll
  static void close() {
    trained.close();
  }

  @BeforeEach
  void save() {
    file = folder.resolve("toy.foldwise");
    trained.save(file);
  }

  @Test
  void a_loaded_model_predicts_the_same_bits() {
    try (TrainedModel loaded = TrainedModel.load(file)) {
      assertThat(loaded.predict(IMAGES)).isDeepEqualTo(trained.predict(IMAGES));
      assertThat(loaded.evaluate(IMAGES)).isEqualTo(trained.evaluate(IMAGES));
      assertThat(loaded.weights().keySet()).containsExactlyElementsOf(trained.weights().keySet());
      loaded
          .weights()
          .forEach((name, values) -> assertThat(values).containsExactly(trained.weight(name)));
      assertThat(loaded.history().epochs()).isEmpty();
    }
  }

  @Test
  void the_same_model_gives_the_same_bytes() throws IOException {
    Path again = folder.resolve("again.foldwise");
    try (TrainedModel loaded = TrainedModel.load(file)) {
      loaded.save(again);
    }
    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void a_file_in_its_place_is_replaced_and_nothing_else_is_left() throws IOException {
    trained.save(file);

    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** As {@code numpy.load} reads them. */
  @Test
  void it_is_a_zip_of_texts_and_numpy_arrays() throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "foldwise.txt",
              "model.txt",
              "training.txt",
              "conv_1/kernel.npy",
              "conv_1/bias.npy",
              "bn_1/gamma.npy",
              "bn_1/beta.npy",
              "bn_1/moving_mean.npy",
              "bn_1/moving_variance.npy",
              "dense_1/kernel.npy",
              "dense_1/bias.npy",
              "dense_2/kernel.npy",
              "dense_2/bias.npy");
      assertThat(text(zip, "foldwise.txt"))
          .isEqualTo("foldwise model, format 1\ntrained on bytes\n");
      assertThat(text(zip, "model.txt")).isEqualTo(MODEL.text());
      assertThat(text(zip, "training.txt")).isEqualTo(TRAINING.text());
      byte[] kernel = bytes(zip, "conv_1/kernel.npy");
      String header = new String(kernel, 10, 118, UTF_8);
      assertThat(Arrays.copyOf(kernel, 10))
          .isEqualTo(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
      assertThat(header.strip())
          .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 3, 1, 4), }");
      assertThat(header).endsWith("\n");
      assertThat(new String(bytes(zip, "conv_1/bias.npy"), 10, 118, UTF_8)).contains("(4,)");
      float[] values = new float[36];
      ByteBuffer.wrap(kernel, 128, 144).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      assertThat(values).containsExactly(trained.weight("conv_1/kernel"));
    }
  }

  @Test
  void a_file_that_was_cut_anywhere_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + length / 20) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertRefused("cut to " + length);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(this::load)
        .hasMessage(
            file
                + ": expected the SHA-256 of its contents at its end,"
                + " found none: the file was cut short, or repacked.\n"
                + "  Copy it again from where it was saved.");
  }

  @Test
  void a_file_with_a_changed_bit_anywhere_is_refused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i += 1 + i / 100) {
      bytes[i] ^= 4;
      Files.write(file, bytes);
      assertRefused("changed at " + i);
      bytes[i] ^= 4;
    }
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(this::load)
        .hasMessage(
            file
                + ": expected contents that match the SHA-256 at its end,"
                + " found others: the file was damaged.\n"
                + "  Copy it again from where it was saved.");
  }

  @Test
  void a_foreign_file_is_refused() throws IOException {
    Files.writeString(file, "weights,0.1,0.2\n");
    String message =
        file
            + ": expected a model that Foldwise saved, found another kind of file.\n"
            + "  Name a file that TrainedModel.save wrote.";
    assertThatThrownBy(this::load).hasMessage(message);

    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("kernel.npy"));
    }
    assertThatThrownBy(this::load).hasMessage(message);
  }

  @Test
  void a_file_of_a_newer_format_is_refused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int version = new String(bytes, 0, 100, UTF_8).indexOf("format 1\n") + "format ".length();
    bytes[version] = '2';
    Files.write(file, bytes);

    assertThatThrownBy(this::load)
        .hasMessage(
            file
                + ": expected format 1, the newest that this version of Foldwise reads,"
                + " found format 2.\n"
                + "  Read it with the version of Foldwise that wrote it.");
  }

  @Test
  void a_layer_that_this_version_does_not_know_is_named() throws IOException {
    replaceInTexts("flatten_1: flatten", "flatten_1: flutter");

    assertThatThrownBy(this::load)
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(
            file
                + ": canonical text, character 1: expected a kind of layer that this version knows")
        .hasMessageEndingWith(
            "found 'flutter'.\n  Read it with the version of Foldwise that wrote it.");
  }

  @Test
  void weights_of_another_shape_than_the_models_are_refused() throws IOException {
    replaceInTexts("units=6 ", "units=8 ");

    assertThatThrownBy(this::load)
        .hasMessage(
            file
                + ": expected dense_1/kernel as an array of 512 float32,"
                + " found an array of another shape or type.\n"
                + "  Save the model again.");
  }

  @Test
  void a_place_that_cannot_be_written_to_or_read_from_is_refused() {
    Path nowhere = folder.resolve("no/such/folder/toy.foldwise");

    assertThatThrownBy(() -> trained.save(nowhere))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            nowhere
                + ": expected a file that can be written, found no such file or folder.\n"
                + "  Choose a folder that exists and that you may write to.");
    assertThatThrownBy(() -> trained.save(folder))
        .hasMessage(
            folder
                + ": expected a file to write, found a folder.\n"
                + "  Name a file in it, such as model.foldwise.");
    assertThatThrownBy(() -> TrainedModel.load(nowhere).close())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            nowhere
                + ": expected a file that can be read, found no such file or folder.\n"
                + "  Name a file that a model was saved to.");
    assertThatThrownBy(() -> TrainedModel.load(folder).close())
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void an_interrupted_thread_saves_and_stays_interrupted() throws IOException {
    byte[] before = Files.readAllBytes(file);
    Thread.currentThread().interrupt();
    try {
      trained.save(file);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void what_a_killed_process_left_is_removed_by_the_next_save_but_not_what_another_writes()
      throws IOException {
    Path left = Files.createFile(folder.resolve(".toy.foldwise.killed.tmp"));
    Path written = folder.resolve(".toy.foldwise.written.tmp");
    Path foreign = Files.createFile(folder.resolve(".other.foldwise.killed.tmp"));
    try (RandomAccessFile other = new RandomAccessFile(written.toFile(), "rw");
        FileLock lock = other.getChannel().lock()) {
      trained.save(file);

      assertThat(lock.isValid()).isTrue();
      assertThat(left).doesNotExist();
      assertThat(written).exists();
      assertThat(foreign).exists();
    }
  }

  @Test
  void weights_that_the_file_cannot_hold_are_refused_before_they_are_read() throws IOException {
    replaceInTexts("units=6 ", "units=600000 ");

    assertThatThrownBy(this::load)
        .hasMessage(
            file
                + ": expected the 40800059 float32 of the model's weights, found a file of "
                + Files.size(file)
                + " bytes.\n  Save the model again.");
  }

  @Test
  void a_text_that_unpacks_to_more_than_any_model_has_is_refused() throws IOException {
    Path changed = folder.resolve("changed.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(changed))) {
      byte[] format = "foldwise model, format 1\n".getBytes(UTF_8);
      CRC32 crc = new CRC32();
      crc.update(format);
      ZipEntry stored = new ZipEntry("foldwise.txt");
      stored.setMethod(ZipEntry.STORED);
      stored.setSize(format.length);
      stored.setCrc(crc.getValue());
      zip.putNextEntry(stored);
      zip.write(format);
      zip.putNextEntry(new ZipEntry("model.txt"));
      for (int mebibyte = 0; mebibyte < 17; mebibyte++) {
        zip.write(new byte[1 << 20]); // 17 KiB in the file
      }
    }
    seal(changed);
    Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(this::load)
        .hasMessage(
            file
                + ": expected an entry model.txt of at most 16777216 bytes, found more.\n"
                + "  Save the model again.");
  }

  @Test
  void floats_for_a_model_of_bytes_are_refused_unless_they_are_scaled() {
    float[] scaled = new float[ToyImages.IMAGE.size()];
    float[] unscaled = scaled.clone();
    unscaled[5] = 254;
    ImageData images = ImageData.of(unscaled, new int[1], ToyImages.IMAGE);
    String message =
        """
        pixel 5 of row 0: expected a float from 0 to 1, for the model was trained on bytes, \
        scaled to that, found 254.0.
          Divide the floats by 255, or give bytes.\
        """;
    try (TrainedModel loaded = TrainedModel.load(file)) {
      for (TrainedModel model : List.of(trained, loaded)) {
        assertThat(model.predict(scaled)).hasDimensions(1, ToyImages.CLASSES);
        assertThatThrownBy(() -> model.predict(unscaled)).hasMessage(message);
        assertThatThrownBy(() -> model.predict(images)).hasMessage(message);
        assertThatThrownBy(() -> model.evaluate(images)).hasMessage(message);
        assertThatThrownBy(() -> model.metrics(images)).hasMessage(message);
      }
    }
  }

  @Test
  void a_model_of_floats_takes_unseen_ones_a_little_beyond_but_no_bytes() {
    CheckedModel model = flatten().classify(2).check(Shape.image(1, 2, 1));
    ImageData floats = ImageData.of(new float[] {-1, 0, 1, 3}, new int[] {0, 1}, model.input());
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.1));
        TrainedModel once = compiled.train(floats, 1)) {
      once.save(file);
    }
    try (TrainedModel loaded = TrainedModel.load(file)) {
      assertThat(loaded.predict(new float[] {-5, 7})).hasDimensions(1, 2); // 4 wider than -1 to 3
      assertThatThrownBy(() -> loaded.predict(new float[] {0, 0, 0, 7.5f}))
          .hasMessage(
              "pixel 1 of row 1: expected a float like those that the model was trained on,"
                  + " from -1.0 to 3.0, found 7.5.\n"
                  + "  Scale the floats as in training.");
      assertThatThrownBy(() -> loaded.predict(new byte[2]))
          .hasMessage(
              "images: expected floats, such as the model was trained on, from -1.0 to 3.0,"
                  + " found bytes, which are scaled to [0,1].\n"
                  + "  Give floats, scaled as those of the training.");
    }
  }

  @Test
  void a_file_of_a_version_that_did_not_write_the_pixels_takes_all() throws IOException {
    replaceInTexts("\ntrained on bytes\n", "\n");

    try (TrainedModel loaded = TrainedModel.load(file)) {
      float[] floats = new float[ToyImages.IMAGE.size()];
      Arrays.fill(floats, 254);
      assertThat(loaded.predict(floats)).hasDimensions(1, ToyImages.CLASSES);
    }
  }

  @Test
  void every_kind_of_model_in_the_examples_comes_back() {
    List<CheckedModel> models = Examples.all().map(Example::checked).distinct().toList();
    assertThat(models).isNotEmpty();
    for (CheckedModel model : models) {
      assertThat(CheckedModel.read(model.text()).text()).isEqualTo(model.text());
    }
  }

  @Test
  void what_was_given_is_read_by_its_own_name() {
    CheckedModel model = flatten().classify(2).check(ToyImages.IMAGE);
    float[] bias = {-0.0f, Float.MIN_VALUE};
    try (CompiledModel compiled = CompiledModel.compile(model, adam(0.1));
        TrainedModel initial = compiled.initial(3);
        TrainedModel given = initial.withWeight("dense_1/bias", bias)) {
      given.save(file);
    }
    try (TrainedModel loaded = TrainedModel.load(file)) {
      assertThat(loaded.weight("dense_1/bias")).containsExactly(bias);
    }
  }

  private void load() {
    TrainedModel.load(file).close();
  }

  private void assertRefused(String what) {
    assertThatThrownBy(this::load)
        .as(what)
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith(file.toString());
  }

  /** Writes the file anew, and sealed, with another word in its texts. */
  private void replaceInTexts(String word, String other) throws IOException {
    Path changed = folder.resolve("changed.zip");
    try (ZipFile from = new ZipFile(file.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (ZipEntry entry : from.stream().toList()) {
        byte[] bytes = bytes(from, entry.getName());
        byte[] put =
            entry.getName().endsWith(".txt")
                ? new String(bytes, UTF_8).replace(word, other).getBytes(UTF_8)
                : bytes;
        CRC32 crc = new CRC32();
        crc.update(put);
        ZipEntry stored = new ZipEntry(entry.getName());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(put.length);
        stored.setCrc(crc.getValue());
        stored.setTimeLocal(LocalDateTime.of(2020, 1, 1, 0, 0));
        to.putNextEntry(stored);
        to.write(put);
      }
    }
    seal(changed);
    Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void seal(Path zip) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
      Seal.put(file);
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(bytes(zip, name), UTF_8);
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    return zip.getInputStream(zip.getEntry(name)).readAllBytes();
  }
}
