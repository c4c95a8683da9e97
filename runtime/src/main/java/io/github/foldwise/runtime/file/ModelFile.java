package io.github.foldwise.runtime.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A trained model in one file: an uncompressed ZIP of the format's version, the canonical texts and
 * one {@code .npy} per weight, with a {@link Seal}. {@code numpy.load} reads the weights. The same
 * model gives the same bytes.
 */
public final class ModelFile {
  private static final String FORMAT = "foldwise.txt";
  private static final String VERSION = "foldwise model, format ";
  private static final int NEWEST = 1;
  private static final Pattern BEGINNING = // the head of a ZIP entry, its name, its contents
      Pattern.compile("PK\\x03\\x04.{26}" + FORMAT + VERSION + "([0-9]{1,9})\n", Pattern.DOTALL);
  private static final String MODEL = "model.txt";
  private static final String TRAINING = "training.txt";
  private static final String WEIGHT = ".npy";
  private static final int MOST_TEXT = 1 << 24; // bytes; a layer takes some hundred
  private static final LocalDateTime ANY_TIME = // any, but always the same, and not ZIP's first:
      LocalDateTime.of(2000, 1, 1, 0, 0); // with that, Java also writes it in the local time zone

  private final Path file;

  public ModelFile(Path file) {
    this.file = file;
  }

  /** Writes all or nothing. */
  public void write(ModelContents saved) {
    new NewFile(file, "model.foldwise").write(aside -> writeTo(aside, saved));
  }

  /** Reads the whole file; refused if it is missing, damaged, newer or no model. */
  public ModelContents read() {
    try {
      requireKnownVersion();
      requireWhole();
      return contents();
    } catch (IOException e) {
      throw refuse(
          "a file that can be read", NewFile.reason(e), "Name a file that a model was saved to.");
    }
  }

  private static void writeTo(RandomAccessFile aside, ModelContents saved) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(NewFile.streamOf(aside), UTF_8)) {
      put(zip, FORMAT, (VERSION + NEWEST + "\n" + saved.facts().text()).getBytes(UTF_8));
      put(zip, MODEL, saved.model().text().getBytes(UTF_8));
      put(zip, TRAINING, saved.training().text().getBytes(UTF_8));
      for (WeightSpec weight : saved.model().weights()) {
        put(zip, weight.name() + WEIGHT, Npy.bytes(weight, saved.weights().get(weight.name())));
      }
    }
    Seal.put(aside);
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(ANY_TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** The version comes first, so a newer file is recognised without reading the rest. */
  private void requireKnownVersion() throws IOException {
    Matcher beginning = BEGINNING.matcher(firstBytes());
    if (!beginning.lookingAt()) {
      throw refuse(
          "a model that Foldwise saved",
          "another kind of file",
          "Name a file that TrainedModel.save wrote.");
    }
    int number = Integer.parseInt(beginning.group(1));
    if (number != NEWEST) {
      throw refuse(
          "format " + NEWEST + ", the newest that this version of Foldwise reads",
          "format " + number,
          "Read it with the version of Foldwise that wrote it.");
    }
  }

  private String firstBytes() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(100), ISO_8859_1);
    }
  }

  private void requireWhole() throws IOException {
    if (!Seal.isOn(file)) {
      throw refuse(
          "the SHA-256 of its contents at its end",
          "none: the file was cut short, or repacked",
          "Copy it again from where it was saved.");
    }
    if (!Seal.isUnbroken(file)) {
      throw refuse(
          "contents that match the SHA-256 at its end",
          "others: the file was damaged",
          "Copy it again from where it was saved.");
    }
  }

  /** Reads the entries in the order in which they were written, and no more than they may hold. */
  private ModelContents contents() throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in, UTF_8)) {
      String format = text(zip, FORMAT);
      CheckedModel model = declared(CheckedModel::read, text(zip, MODEL));
      ModelFacts facts = facts(format, model.spec().classes());
      Training training = declared(Training::read, text(zip, TRAINING));
      requireRoomFor(model);
      Map<String, float[]> weights = new LinkedHashMap<>();
      for (WeightSpec weight : model.weights()) {
        weights.put(weight.name(), values(zip, weight));
      }
      return new ModelContents(model, training, facts, weights);
    }
  }

  /** Older files have none. */
  private ModelFacts facts(String format, int classes) {
    ModelFacts facts = ModelFacts.read(format);
    int names = facts.classNames().size();
    if (names > 0 && names != classes) {
      throw refuse(
          "names of %s classes".formatted(classes), String.valueOf(names), "Save the model again.");
    }
    return facts;
  }

  private <T> T declared(Function<String, T> read, String text) {
    try {
      return read.apply(text);
    } catch (RefusedException e) {
      throw new RefusedException(
          e.problems().stream().map(problem -> problem.within(file.toString())).toList());
    }
  }

  /** Weights are not compressed, so a small file cannot fill the memory. */
  private void requireRoomFor(CheckedModel model) throws IOException {
    if (model.parameters() > Files.size(file) / Float.BYTES) {
      throw refuse(
          "the %s float32 of the model's weights".formatted(model.parameters()),
          "a file of %s bytes".formatted(Files.size(file)),
          "Save the model again.");
    }
  }

  private float[] values(ZipInputStream zip, WeightSpec weight) throws IOException {
    find(zip, weight.name() + WEIGHT);
    return Npy.values(weight, zip)
        .orElseThrow(
            () ->
                refuse(
                    "%s as an array of %s float32".formatted(weight.name(), weight.size()),
                    "an array of another shape or type",
                    "Save the model again."));
  }

  private String text(ZipInputStream zip, String name) throws IOException {
    find(zip, name);
    byte[] bytes = zip.readNBytes(MOST_TEXT + 1);
    if (bytes.length > MOST_TEXT) {
      throw refuse(
          "an entry %s of at most %s bytes".formatted(name, MOST_TEXT),
          "more",
          "Save the model again.");
    }
    return new String(bytes, UTF_8);
  }

  private void find(ZipInputStream zip, String name) throws IOException {
    ZipEntry entry = next(zip);
    while (entry != null && !entry.getName().equals(name)) {
      entry = next(zip);
    }
    if (entry == null) {
      throw refuse("an entry " + name, "none", "Save the model again.");
    }
  }

  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) { // Java's way to refuse a name that is no UTF-8
      throw new ZipException("an entry whose name cannot be read");
    }
  }

  private RefusedException refuse(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(file.toString(), expected, found, remedy));
  }
}
