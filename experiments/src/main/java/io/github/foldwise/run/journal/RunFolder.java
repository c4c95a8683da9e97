package io.github.foldwise.run.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.run.plan.Specification;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Opens a run's folder: creates and locks it, and checks that it is free or holds the same run. */
public final class RunFolder {
  private static final String JOURNAL = "journal.jsonl";
  private static final String LEFTOVERS =
      "{.foldwise*,.best-model.foldwise*,.*.csv,.*.png,.*.svg,.report.*,.provenance.json}.tmp";
  private static final String OTHER_FOLDER = "choose another folder (--out or .in(…)).";

  private final Path folder;
  private final RunDirectory files;

  private RunFolder(Path folder) {
    this.folder = folder;
    this.files = RunDirectory.at(folder);
  }

  public static RunFolder at(Path folder) {
    return new RunFolder(folder);
  }

  /**
   * Creates and locks the folder, and opens the journal of the run to resume.
   *
   * @param fresh whether to delete the files of an earlier run
   * @param damaged receives the numbers of damaged lines in its journal
   * @throws RefusedException if the folder cannot be written, is in use, or holds something else
   */
  public Journal open(Specification specification, boolean fresh, Consumer<List<Integer>> damaged) {
    try {
      create();
      boolean made = Files.notExists(folder.resolve(JOURNAL));
      Journal journal = Journal.lock(folder.resolve(JOURNAL)).orElseThrow(this::inUse);
      try {
        prepare(journal, specification, fresh, damaged);
        return journal;
      } catch (RuntimeException | IOException e) {
        journal.close();
        if (made) {
          Files.deleteIfExists(folder.resolve(JOURNAL));
        }
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The checkpoints of its trials. */
  public CheckpointFolder checkpoints() {
    return CheckpointFolder.ofRun(folder);
  }

  /**
   * What computed its trials.
   *
   * @param kernels in words
   * @param features of the processor, in Linux's words; none if the system did not say
   */
  public record Machine(String kernels, List<String> features) {}

  /** What computed its trials; empty if it does not say. */
  public Optional<Machine> machine() throws IOException {
    return provenance()
        .map(tree -> tree.path("system"))
        .filter(system -> !system.path("kernels").asText().isEmpty())
        .map(
            system ->
                new Machine(
                    system.path("kernels").asText(),
                    StreamSupport.stream(system.path("cpu").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()));
  }

  /** The file of the refit's model. */
  Path bestModel() {
    return files.bestModel();
  }

  /** The refusal of a folder that cannot be written. */
  public RefusedException unwritable(IOException e) {
    return refused(
        "a folder that can be made and written",
        Reason.of(e, folder.toString()),
        "Make it writable and see that the disk has room, or " + OTHER_FOLDER);
  }

  private void create() throws IOException {
    if (!Files.isDirectory(folder)) { // createDirectories refuses a link to a folder before JDK 19
      Files.createDirectories(folder);
    }
  }

  private void prepare(
      Journal journal, Specification specification, boolean fresh, Consumer<List<Integer>> damaged)
      throws IOException {
    Optional<JsonNode> provenance = provenance();
    List<Integer> lines = journal.read();
    if (fresh && (provenance.isPresent() || journal.hasEvents())) {
      deleteOurs(journal);
      return;
    }
    if (provenance.isPresent()) {
      requireFormat(provenance.get().path("format"));
      requireSame(specification.differences(Specification.of(provenance.get())));
    }
    if (isForeign(journal, lines, provenance.isPresent())) {
      throw foreign(Math.max(1, lines.size()), provenance.isPresent());
    }
    if (provenance.isEmpty() && journal.families().isEmpty()) {
      requireFree();
    }
    if (journal.families().stream().anyMatch(other -> !other.equals(specification.family()))) {
      requireSame(List.of("another command, other data or another engine in its journal"));
    }
    deleteLeftovers();
    if (!lines.isEmpty()) {
      damaged.accept(lines);
    }
  }

  /** The folder's {@code provenance.json}, if Foldwise wrote it. */
  private Optional<JsonNode> provenance() throws IOException {
    if (Files.notExists(files.provenance())) {
      return Optional.empty();
    }
    try {
      JsonNode tree = new JsonMapper().readTree(Files.readAllBytes(files.provenance()));
      boolean ours = Stream.of("format", "experiment", "specification").allMatch(tree::has);
      return ours ? Optional.of(tree) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private void requireFormat(JsonNode found) {
    if (found.asInt() != Provenance.FORMAT) {
      throw new RefusedException(
          Problem.of(
              files.provenance().toString(),
              "\"format\": " + Provenance.FORMAT,
              found.toString(),
              "Resume the run with the version of Foldwise that wrote it, delete its files"
                  + " (--fresh or .fresh()), or "
                  + OTHER_FOLDER));
    }
  }

  /** A run that was killed at its first event leaves half a line, but also a provenance. */
  private static boolean isForeign(Journal journal, List<Integer> damaged, boolean inRunDirectory) {
    return !journal.hasEvents() && (inRunDirectory ? !damaged.isEmpty() : !journal.isEmpty());
  }

  private RefusedException foreign(int lines, boolean inRunDirectory) {
    return new RefusedException(
        Problem.of(
            folder.resolve(JOURNAL).toString(),
            "events as a run of this version writes them",
            lines == 1 ? "1 line, which is none" : lines + " lines, none of which is one",
            inRunDirectory
                ? "Put back the file as the run wrote it, start anew (--fresh or .fresh()), or "
                    + OTHER_FOLDER
                : "Move this file away, or " + OTHER_FOLDER));
  }

  private void requireSame(List<String> differences) {
    if (!differences.isEmpty()) {
      throw refused(
          "an empty folder or a run of the same specification",
          "a run of another one: " + String.join(", ", differences),
          "Give this run a folder of its own, such as %s (--out or .in(…)), or delete the other run's"
                  .formatted(free())
              + " files (--fresh or .fresh()).");
    }
  }

  /** The first folder beside this one that does not exist: {@code runs/mine-2}. */
  private Path free() {
    Path beside = folder;
    for (int number = 2; Files.exists(beside, LinkOption.NOFOLLOW_LINKS); number++) {
      beside = folder.resolveSibling(folder.getFileName() + "-" + number);
    }
    return beside;
  }

  /** A folder without a run may hold anything but files with the names that a run writes. */
  private void requireFree() {
    List<String> taken =
        Stream.concat(ours().stream(), Stream.of(files.plots()))
            .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
            .map(path -> path.getFileName().toString())
            .toList();
    if (!taken.isEmpty()) {
      throw refused(
          "a run directory, or a folder without files of a run's names",
          "no provenance.json of a run, but " + String.join(", ", taken),
          "Move these away, or " + OTHER_FOLDER);
    }
  }

  /** The journal and the provenance, which tell whose the folder is, are the last. */
  private void deleteOurs(Journal journal) throws IOException {
    deleteLeftovers();
    List<Path> plots = plots(); // before the report that names them is gone
    for (Path file : plots) {
      Files.deleteIfExists(file);
    }
    if (Files.isDirectory(files.plots(), LinkOption.NOFOLLOW_LINKS) && isEmpty(files.plots())) {
      Files.delete(files.plots());
    }
    checkpoints().clear();
    List<Path> ours = ours();
    for (Path file : ours.subList(0, ours.size() - 1)) {
      deleteFile(file);
    }
    journal.clear();
    deleteFile(ours.get(ours.size() - 1));
  }

  /** What a run left that was killed while it wrote a file. */
  private void deleteLeftovers() throws IOException {
    for (Path place : List.of(folder, files.plots())) {
      if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(place, LEFTOVERS)) {
          for (Path leftover : leftovers) {
            deleteFile(leftover);
          }
        }
      }
    }
  }

  private static void deleteFile(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(file);
    }
  }

  /**
   * The plots that the report shows, in both formats; other files in their folder are not ours, nor
   * are those that the author's notes show. The names are ASCII, and any byte is valid Latin-1: an
   * edited report can be read too.
   */
  private List<Path> plots() throws IOException {
    if (!Files.isRegularFile(files.report())
        || !Files.isDirectory(files.plots(), LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    List<String> ofTheAuthor =
        Files.isRegularFile(files.notes())
            ? ReportLinks.plots(Files.readString(files.notes(), ISO_8859_1))
            : List.of();
    return ReportLinks.plots(Files.readString(files.report(), ISO_8859_1)).stream()
        .filter(name -> !ofTheAuthor.contains(name))
        .flatMap(name -> Stream.of(name + ".png", name + ".svg"))
        .map(files.plots()::resolve)
        .toList();
  }

  /** All files that a run writes besides journal and plots; the provenance is last. */
  private List<Path> ours() {
    return Stream.concat(
            files.tables().stream(),
            Stream.of(files.bestModel(), files.report(), files.html(), files.provenance()))
        .toList();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private RefusedException inUse() {
    return refused(
        "a run directory that no other run is using",
        "one that a run in progress has locked",
        "Wait until that run has ended, or " + OTHER_FOLDER);
  }

  private RefusedException refused(String expected, String found, String remedy) {
    return new RefusedException(Problem.of(folder.toString(), expected, found, remedy));
  }
}
