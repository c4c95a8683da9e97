package io.github.foldwise.run.journal;

import io.github.foldwise.trial.Checkpoint;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Checkpoints of the trials in training: one file for each course in the folder {@code checkpoints}
 * of a run directory or a cache, followed by another after each epoch and deleted when the course
 * ends. Several processes may write there: each begins its files under other names.
 *
 * <p>They are not forced to the disk: a killed process loses none, and a file left incomplete by a
 * power failure fails its checksum and only costs time. Nor does a checkpoint replace the one
 * before, which Linux's file systems would force: the two take turns, and what is deleted soon is
 * never written to the disk.
 */
public final class CheckpointFolder {
  private static final List<String> TURNS = List.of(".checkpoint", ".2.checkpoint");
  private static final String PART = ".checkpoint.part";
  private static final String NAMES = "*{.checkpoint,.checkpoint.part}";

  private final Path folder;
  private final String process; // begins the names of files that it has not completed

  private CheckpointFolder(Path place, String process) {
    this.folder = place.resolve("checkpoints");
    this.process = process;
  }

  /** That of a run directory, in which one process runs at a time. */
  static CheckpointFolder ofRun(Path directory) {
    return new CheckpointFolder(directory, "");
  }

  /** That of a cache, which other processes use too. */
  static CheckpointFolder ofCache(Path cache) {
    return new CheckpointFolder(cache, OutcomeCache.PART + UUID.randomUUID() + "-");
  }

  Path folder() {
    return folder;
  }

  /** Keeps the last checkpoint of a course instead of the earlier one. */
  void put(String course, Checkpoint checkpoint) throws IOException {
    Path part = folder.resolve(process + course + PART);
    try {
      write(part, checkpoint);
    } catch (NoSuchFileException e) { // the first one
      Files.createDirectories(folder);
      write(part, checkpoint);
    }
    int turn = checkpoint.epochs().size() % TURNS.size();
    Files.move(
        part,
        file(course, turn),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(file(course, 1 - turn));
  }

  /** The last checkpoint of a course; empty if there is none or it is damaged. */
  Optional<Checkpoint> get(String course) {
    return IntStream.range(0, TURNS.size())
        .mapToObj(turn -> read(file(course, turn)))
        .flatMap(Optional::stream)
        .max(Comparator.comparing(kept -> kept.epochs().size()));
  }

  /** The course has ended. */
  void remove(String course) throws IOException {
    for (int turn = 0; turn < TURNS.size(); turn++) {
      Files.deleteIfExists(file(course, turn));
    }
  }

  /** Removes all checkpoints, and the folder if nothing else is in it. */
  public void clear() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAMES)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    try (DirectoryStream<Path> others = Files.newDirectoryStream(folder)) {
      if (!others.iterator().hasNext()) {
        Files.delete(folder);
      }
    }
  }

  private static void write(Path file, Checkpoint checkpoint) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes))) {
      CheckpointFile.write(checkpoint, out);
    }
  }

  private static Optional<Checkpoint> read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return CheckpointFile.read(in);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path file(String course, int turn) {
    return folder.resolve(course + TURNS.get(turn));
  }
}
