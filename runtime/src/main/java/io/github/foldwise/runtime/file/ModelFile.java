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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

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
  private static final LocalDateTime ANY_TIME = // any, but always the same, and not ZIP's first:
      LocalDateTime.of(2000, 1, 1, 0, 0); // with that, Java also writes it in the local time zone

  private final Path file;

  public ModelFile(Path file) {
    this.file = file;
  }

  /** Writes a temporary file beside it and moves that into place: all or nothing. */
  public void write(SavedModel saved) {
    if (Files.isDirectory(file)) {
      throw refuse("a file to write", "a folder", "Name a file in it, such as model.foldwise.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw refuse("a file to write", "a device or a pipe", "Name another file.");
    }
    try {
      Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".foldwise", ".tmp");
      try {
        writeTo(beside, saved);
        Seal.put(beside);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw refuse(
          "a file that can be written",
          reason(e),
          "Choose a folder that exists and that you may write to.");
    }
  }

  /** Reads the whole file; refused if it is missing, damaged, newer or no model. */
  public SavedModel read() {
    try {
      requireKnownVersion();
      requireWhole();
      return parsed(entries());
    } catch (IOException e) {
      throw refuse("a file that can be read", reason(e), "Name a file that a model was saved to.");
    }
  }

  private static void writeTo(Path place, SavedModel saved) throws IOException {
    try (OutputStream out = Files.newOutputStream(place);
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
      put(zip, FORMAT, (VERSION + NEWEST + "\n").getBytes(UTF_8));
      put(zip, MODEL, saved.model().text().getBytes(UTF_8));
      put(zip, TRAINING, saved.training().text().getBytes(UTF_8));
      for (WeightSpec weight : saved.model().weights()) {
        put(zip, weight.name() + WEIGHT, Npy.bytes(weight, saved.weights().get(weight.name())));
      }
    }
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

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in, UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private SavedModel parsed(Map<String, byte[]> entries) {
    CheckedModel model;
    Training training;
    try {
      model = CheckedModel.read(text(entries, MODEL));
      training = Training.read(text(entries, TRAINING));
    } catch (RefusedException e) {
      throw new RefusedException(
          e.problems().stream().map(problem -> problem.within(file.toString())).toList());
    }
    Map<String, float[]> weights = new LinkedHashMap<>();
    model.weights().forEach(weight -> weights.put(weight.name(), values(entries, weight)));
    return new SavedModel(model, training, weights);
  }

  private float[] values(Map<String, byte[]> entries, WeightSpec weight) {
    return Npy.values(weight, entry(entries, weight.name() + WEIGHT))
        .orElseThrow(
            () ->
                refuse(
                    "%s as an array of %s float32".formatted(weight.name(), weight.size()),
                    "an array of another shape or type",
                    "Save the model again."));
  }

  private String text(Map<String, byte[]> entries, String name) {
    return new String(entry(entries, name), UTF_8);
  }

  private byte[] entry(Map<String, byte[]> entries, String name) {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw refuse("an entry " + name, "none", "Save the model again.");
    }
    return bytes;
  }

  private RefusedException refuse(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(file.toString(), expected, found, remedy));
  }

  /** The operating system's message without the path, which the problem names already. */
  private static String reason(IOException e) {
    return switch (e.getClass().getSimpleName()) {
      case "NoSuchFileException" -> "no such file or folder";
      case "AccessDeniedException" -> "no right to it";
      case "NotDirectoryException" -> "something that is no folder on the way";
      default -> String.valueOf(e.getMessage());
    };
  }
}
