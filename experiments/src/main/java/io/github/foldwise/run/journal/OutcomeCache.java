package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.plan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A folder of outcomes that several runs share: one file for each trial, named by its hash. A file
 * is put in its place as a whole, so runs may use it at the same time.
 */
public final class OutcomeCache {
  /** Raised when what a file holds, or what its name is made of, changes. */
  private static final String FORMAT = "foldwise outcomes 1";

  private static final String PART = "part-";

  private final Path folder;

  private OutcomeCache(Path folder) {
    this.folder = folder;
  }

  /**
   * The cache in a folder, which is made where it is missing.
   *
   * @throws RefusedException where the folder is no cache of this version, or cannot be written
   */
  public static OutcomeCache in(Path folder) {
    OutcomeCache cache = new OutcomeCache(folder);
    try {
      cache.open();
    } catch (IOException e) {
      throw cache.unwritable(e);
    }
    return cache;
  }

  /** How a trial ended in some run; empty where no run left it here undamaged. */
  Optional<Outcome> get(String trial) {
    Path file = file(trial);
    try {
      return Files.exists(file)
          ? outcome(trial, Files.readString(file, UTF_8).stripTrailing())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is trained again, and written again
    }
  }

  /**
   * Keeps the outcome of a trial for other runs.
   *
   * @throws RefusedException where the folder does not take it
   */
  void put(Event.TrialFinished event) {
    Path file = file(event.trial());
    try {
      Files.createDirectories(file.getParent());
      write(file, EventJson.write(event) + "\n");
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Keeps the outcome of a trial where no run has left one: what this run finished before it had
   * the cache, or was killed before it could leave it there.
   *
   * @throws RefusedException where the folder does not take it
   */
  void putIfAbsent(Event.TrialFinished event) {
    if (Files.notExists(file(event.trial()))) {
      put(event);
    }
  }

  private static Optional<Outcome> outcome(String trial, String line) {
    return EventJson.read(line)
        .filter(Event.TrialFinished.class::isInstance)
        .map(Event.TrialFinished.class::cast)
        .filter(event -> event.trial().equals(trial))
        .map(Event.TrialFinished::outcome);
  }

  private void open() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    if (Files.exists(format())) {
      requireFormat(Files.readString(format(), ISO_8859_1).strip()); // whatever its bytes
      return;
    }
    try (var entries = Files.newDirectoryStream(folder, entry -> !isPart(entry))) {
      if (entries.iterator().hasNext()) {
        throw refused("a cache, or an empty folder", "other files", "Name another folder.");
      }
    }
    write(format(), FORMAT + "\n");
  }

  private void requireFormat(String found) {
    if (!found.equals(FORMAT)) {
      throw refused(
          "a cache of this version (%s)".formatted(FORMAT),
          "'%s'".formatted(found),
          "Name another folder; nothing in this one was changed.");
    }
  }

  private static void write(Path file, String text) throws IOException {
    Path part = Files.createTempFile(file.getParent(), PART, null);
    try {
      Files.writeString(part, text, UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Left by a run that was killed while it wrote. */
  private static boolean isPart(Path entry) {
    return entry.getFileName().toString().startsWith(PART);
  }

  private Path format() {
    return folder.resolve("format.txt");
  }

  /** In a folder of its own for each two digits, as many files in one are slow to list. */
  private Path file(String trial) {
    return folder.resolve(trial.substring(0, 2)).resolve(trial + ".json");
  }

  private RefusedException unwritable(IOException e) {
    return refused(
        "a folder that can be made and written",
        Reason.of(e),
        "Make room or make it writable, then run the same command again: finished trials are"
            + " kept.");
  }

  private RefusedException refused(String expected, String found, String remedy) {
    return new RefusedException(Problem.of("cache " + folder, expected, found, remedy));
  }
}
