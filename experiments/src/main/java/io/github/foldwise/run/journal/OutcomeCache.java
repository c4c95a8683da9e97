package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.plan.Outcome;
import io.github.foldwise.run.plan.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A folder of outcomes that several runs share: one file per trial, named by its hash. Files are
 * written atomically: runs may use the folder at the same time.
 */
public final class OutcomeCache {
  /** Raised when the content of a file, or what its name is made of, changes. */
  private static final String FORMAT = "foldwise outcomes 1";

  /** Begins the name of a file that is not complete. */
  static final String PART = "part-";

  private static final Duration OLD = Duration.ofDays(1);

  private final Path folder;
  private final CheckpointFolder checkpoints;

  private OutcomeCache(Path folder) {
    this.folder = folder;
    this.checkpoints = CheckpointFolder.ofCache(folder);
  }

  /**
   * The cache in a folder, created if missing; refuses a folder that is no cache of this version,
   * or cannot be written.
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

  /** Checkpoints of courses that runs without a directory train. */
  CheckpointFolder checkpoints() {
    return checkpoints;
  }

  Path folder() {
    return folder;
  }

  /** Notes that shards of a plan are trained into it; refuses if it cannot be written. */
  void shardsOf(Specification plan) {
    Path file = ShardPlans.of(folder).file(plan);
    try {
      Files.createDirectories(file.getParent());
      write(file, ShardPlans.text(plan));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** How the shards trained into it differ from a plan; empty if some are of this plan. */
  Optional<List<String>> otherShards(Specification plan) {
    try {
      return ShardPlans.of(folder).differences(plan);
    } catch (IOException e) {
      return Optional.empty(); // it only explains
    }
  }

  /**
   * How a trial ended in some run.
   *
   * @param acts what a listener did until then
   */
  record Entry(Outcome outcome, List<Event.ListenerActed> acts) {}

  /** How a trial ended in some run; empty if no run left an undamaged file. */
  Optional<Entry> get(String trial) {
    Path file = file(trial);
    try {
      return Files.exists(file) ? entry(trial, Files.readAllLines(file, UTF_8)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is trained and written again
    }
  }

  /** Keeps the outcome of a trial for other runs; refuses if it cannot be written. */
  void put(Event.TrialFinished event, List<Event.ListenerActed> acts) {
    Path file = file(event.trial());
    try {
      Files.createDirectories(file.getParent());
      StringBuilder lines = new StringBuilder(EventJson.write(event)).append('\n');
      acts.forEach(act -> lines.append(EventJson.write(act)).append('\n'));
      write(file, lines.toString());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Keeps the outcome of a trial if no run has left one: this run may have finished it before it
   * had the cache, or been killed before it could write it.
   */
  void putIfAbsent(Event.TrialFinished event, List<Event.ListenerActed> acts) {
    if (Files.notExists(file(event.trial()))) {
      put(event, acts);
    }
  }

  /** The first line is the end of the trial; each other one is an act. */
  private static Optional<Entry> entry(String trial, List<String> lines) {
    List<Event> events = lines.stream().flatMap(line -> EventJson.read(line).stream()).toList();
    if (events.isEmpty()
        || events.size() < lines.size()
        || !(events.get(0) instanceof Event.TrialFinished end)
        || !end.trial().equals(trial)) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(
            end.outcome(),
            events.stream()
                .filter(Event.ListenerActed.class::isInstance)
                .map(Event.ListenerActed.class::cast)
                .toList()));
  }

  private void open() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    deleteOldParts(folder);
    deleteOldParts(checkpoints.folder());
    if (Files.notExists(format())) {
      requireEmpty();
      write(format(), FORMAT + "\n");
    }
    String found = Files.readString(format(), ISO_8859_1).strip(); // any bytes are valid
    if (FORMAT.startsWith(found) && !found.equals(FORMAT)) { // the rest was lost in a power failure
      write(format(), FORMAT + "\n");
    } else {
      requireFormat(found);
    }
  }

  /** Another run may open it at the same time: it writes its format before anything else. */
  private void requireEmpty() throws IOException {
    try (var entries = Files.newDirectoryStream(folder, entry -> !isPart(entry))) {
      if (entries.iterator().hasNext() && Files.notExists(format())) {
        throw refused("a cache, or an empty folder", "other files", "Name another folder.");
      }
    }
  }

  private void requireFormat(String found) {
    if (!found.equals(FORMAT)) {
      throw refused(
          "a cache of this version (%s)".formatted(FORMAT),
          "'%s'".formatted(found),
          "Name another folder; nothing in this one was changed.");
    }
  }

  private void write(Path file, String text) throws IOException {
    Path part = Files.createTempFile(folder, PART, null);
    try {
      Files.writeString(part, text, UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Deletes what killed runs left; a file that a run is writing is younger. */
  private static void deleteOldParts(Path place) throws IOException {
    if (Files.notExists(place)) {
      return;
    }
    FileTime old = FileTime.from(Instant.now().minus(OLD));
    try (var parts = Files.newDirectoryStream(place, OutcomeCache::isPart)) {
      for (Path part : parts) {
        if (isOlder(part, old)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private static boolean isOlder(Path part, FileTime time) throws IOException {
    try {
      return Files.getLastModifiedTime(part).compareTo(time) < 0;
    } catch (NoSuchFileException e) {
      return false; // it was finished meanwhile
    }
  }

  private static boolean isPart(Path entry) {
    return entry.getFileName().toString().startsWith(PART);
  }

  private Path format() {
    return folder.resolve("format.txt");
  }

  /** One folder per two digits: a folder with very many files is slow to list. */
  private Path file(String trial) {
    return folder.resolve(trial.substring(0, 2)).resolve(trial + ".json");
  }

  /** The refusal of a folder that cannot be written. */
  RefusedException unwritable(IOException e) {
    return refused(
        "a folder that can be made and written",
        Reason.of(e, folder.toString()),
        "Make room or make it writable, then run the same command again: finished trials are"
            + " kept.");
  }

  private RefusedException refused(String expected, String found, String remedy) {
    return new RefusedException(Problem.of("cache " + folder, expected, found, remedy));
  }
}
