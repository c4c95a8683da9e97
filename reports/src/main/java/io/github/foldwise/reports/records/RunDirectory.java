package io.github.foldwise.reports.records;

import io.github.foldwise.reports.format.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The folder of one run: the paths of its files, and how they are written and read. */
public final class RunDirectory {
  private static final String REMEDY =
      "\n"
          + "  Name the folder that a run wrote, such as runs/fashion-mnist-quick, or run the"
          + " experiment first.";

  /** The CSV files of every run. */
  private static final List<String> TABLES =
      List.of("trials", "epochs", "summary", "confusion", "model", "samples");

  private final Path folder;
  private List<PredictionRow> written = List.of();

  private RunDirectory(Path folder) {
    this.folder = folder;
  }

  /**
   * The run directory at a path, which need not exist yet.
   *
   * @param folder such as {@code runs/fashion-mnist-quick}
   */
  public static RunDirectory at(Path folder) {
    return new RunDirectory(folder);
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /** {@code provenance.json}. */
  public Path provenance() {
    return folder.resolve("provenance.json");
  }

  /** Every CSV file that a run may write. */
  public List<Path> tables() {
    return Stream.concat(
            TABLES.stream(),
            Stream.of(
                "timings",
                "calibration",
                "warnings",
                "published",
                "nested",
                "refit",
                "settings",
                "predictions",
                "costs"))
        .map(this::csv)
        .toList();
  }

  /** {@code best-model.foldwise}: the refit's model, which reports mention but do not read. */
  public Path bestModel() {
    return folder.resolve("best-model.foldwise");
  }

  /** {@code notes.md}: the author's own file, which reports show and no run writes or deletes. */
  public Path notes() {
    return folder.resolve("notes.md");
  }

  /** {@code report.md}. */
  public Path report() {
    return folder.resolve("report.md");
  }

  /** {@code report.html}. */
  public Path html() {
    return folder.resolve("report.html");
  }

  /** {@code plots}. */
  public Path plots() {
    return folder.resolve("plots");
  }

  /** {@code latex}. */
  public Path latex() {
    return folder.resolve("latex");
  }

  /**
   * Writes the CSV files and the provenance; each file is replaced as a whole.
   *
   * @param records what to write
   * @throws IOException if the folder cannot be written
   */
  public void write(RunRecords records) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(provenance(), ProvenanceFile.write(records.provenance()));
    Parameters parameters = Parameters.of(records.provenance());
    write(csv("trials"), trials(parameters), records.trials());
    write(csv("epochs"), EpochRow.class, records.epochs());
    write(csv("summary"), summary(parameters), records.summary());
    write(csv("confusion"), ConfusionRow.class, records.confusion());
    write(csv("model"), ModelRow.class, records.model());
    write(csv("samples"), SampleRow.class, records.samples());
    write(records.supplements());
    write(csv("timings"), TimingRow.class, records.timings());
  }

  private void write(Supplements supplements) throws IOException {
    writeIfAny("calibration", CalibrationRow.class, supplements.calibration());
    writeIfAny("warnings", WarningRow.class, supplements.warnings());
    writeIfAny("published", PublishedRow.class, supplements.published());
    writeIfAny("nested", NestedRow.class, supplements.nested());
    writeIfAny("refit", RefitRow.class, supplements.refit());
    writeIfAny("settings", SettingRow.class, supplements.settings());
    writePredictions(supplements.predictions());
    writeIfAny("costs", CostRow.class, supplements.costs());
  }

  /** While a run goes on, its other tables change more often: this one is large. */
  private synchronized void writePredictions(List<PredictionRow> rows) throws IOException {
    Path file = csv("predictions");
    if (rows.isEmpty()) {
      Files.deleteIfExists(file);
    } else if (!isSameList(rows, written) || Files.notExists(file)) {
      AtomicFile.write(file, (Appendable text) -> PredictionsFile.write(rows, text));
    }
    written = rows;
  }

  @SuppressWarnings("ReferenceEquality") // comparing their rows would take as long as writing them
  private static boolean isSameList(List<PredictionRow> one, List<PredictionRow> other) {
    return one == other;
  }

  /** Without rows there is no file: one of an earlier run is deleted. */
  private <R extends Record> void writeIfAny(String name, Class<R> type, List<R> rows)
      throws IOException {
    if (rows.isEmpty()) {
      Files.deleteIfExists(csv(name));
    } else {
      write(csv(name), type, rows);
    }
  }

  private Supplements readSupplements(CompletableFuture<List<PredictionRow>> predictions) {
    return new Supplements(
        readIfAny("calibration", CalibrationRow.class),
        readIfAny("warnings", WarningRow.class),
        readIfAny("published", PublishedRow.class),
        readIfAny("nested", NestedRow.class),
        readIfAny("refit", RefitRow.class),
        readIfAny("settings", SettingRow.class),
        value(predictions),
        readIfAny("costs", CostRow.class));
  }

  private List<PredictionRow> readPredictions() {
    return Files.exists(csv("predictions"))
        ? new PredictionsFile(csv("predictions")).read()
        : List.of();
  }

  private static <T> T value(CompletableFuture<T> task) {
    try {
      return task.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException own ? own : e;
    }
  }

  private <R extends Record> List<R> readIfAny(String name, Class<R> type) {
    return Files.exists(csv(name)) ? CsvTable.of(type).read(csv(name)) : List.of();
  }

  private Path csv(String name) {
    return folder.resolve(name + ".csv");
  }

  /**
   * Reads what {@link #write} wrote; without {@code timings.csv} there are no timings.
   *
   * @throws UnreadableRunException if a file is missing or damaged
   */
  public RunRecords read() {
    requireFolder();
    requireFiles();
    // As long as all other files together.
    CompletableFuture<List<PredictionRow>> predictions =
        CompletableFuture.supplyAsync(this::readPredictions);
    try {
      return read(predictions);
    } finally {
      predictions.exceptionally(e -> List.of()).join(); // leaves no file open behind a failure
    }
  }

  private RunRecords read(CompletableFuture<List<PredictionRow>> predictions) {
    Provenance provenance = ProvenanceFile.read(provenance());
    Parameters parameters = Parameters.of(provenance);
    RunRecords records =
        new RunRecords(
            provenance,
            trials(parameters).read(csv("trials")),
            CsvTable.of(EpochRow.class)
                .withKey("variant", "repeat", "fold", "epoch")
                .read(csv("epochs")),
            summary(parameters).read(csv("summary")),
            CsvTable.of(ConfusionRow.class)
                .withKey("variant", "repeat", "fold", "set", "true", "predicted")
                .read(csv("confusion")),
            CsvTable.of(ModelRow.class).read(csv("model")),
            CsvTable.of(SampleRow.class).read(csv("samples")),
            readSupplements(predictions),
            readIfAny("timings", TimingRow.class));
    requireKnownClasses(records);
    requireWholeMatrices(records);
    return records;
  }

  private void requireWholeMatrices(RunRecords records) {
    int classes = records.provenance().data().classes().size();
    Map<ConfusionRow.Matrix, List<Integer>> lines = new LinkedHashMap<>();
    int line = 1; // the header's
    for (ConfusionRow row : records.confusion()) {
      line++;
      lines.computeIfAbsent(row.matrix(), matrix -> new ArrayList<>()).add(line);
    }
    lines.forEach(
        (matrix, own) ->
            requireWhole(matrix.toString(), own.get(0), classes * classes, own.size()));
  }

  private void requireWhole(String matrix, int line, int expected, int found) {
    if (found != expected) {
      throw new UnreadableRunException(
          "%s, line %s: expected %s cells of the matrix that begins here (%s), found %s."
                  .formatted(csv("confusion"), line, expected, matrix, found)
              + "\n  Put back the file as the run wrote it, or run the experiment again with"
              + " --fresh.");
    }
  }

  private void requireKnownClasses(RunRecords records) {
    int classes = records.provenance().data().classes().size();
    for (ConfusionRow row : records.confusion()) {
      requireClass(csv("confusion"), row.trueLabel(), classes);
      requireClass(csv("confusion"), row.predicted(), classes);
    }
    for (SampleRow row : records.samples()) {
      requireClass(csv("samples"), row.label(), classes);
      row.predicted().ifPresent(predicted -> requireClass(csv("samples"), predicted, classes));
    }
    for (PredictionRow row : records.supplements().predictions()) {
      requireClass(csv("predictions"), row.trueLabel(), classes);
      requireClass(csv("predictions"), row.predicted(), classes);
    }
  }

  private static void requireClass(Path file, int label, int classes) {
    if (label < 0 || label >= classes) {
      throw new UnreadableRunException(
          "%s: expected labels from 0 to %s, as provenance.json names %s classes, found %s."
                  .formatted(file, classes - 1, classes, label)
              + "\n  Put back both files as the run wrote them, or run the experiment again with"
              + " --fresh.");
    }
  }

  private void requireFolder() {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableRunException(
          "%s: expected a run directory, but %s."
                  .formatted(
                      folder,
                      Files.exists(folder)
                          ? "this is a file, not a folder"
                          : "there is no such folder")
              + REMEDY);
    }
  }

  private void requireFiles() {
    List<String> missing =
        Stream.concat(Stream.of(provenance()), TABLES.stream().map(this::csv))
            .filter(file -> !Files.isRegularFile(file))
            .map(file -> file.getFileName().toString())
            .toList();
    if (!missing.isEmpty()) {
      throw new UnreadableRunException(
          "%s: expected a run directory, but it lacks %s."
                  .formatted(folder, String.join(", ", missing))
              + REMEDY);
    }
  }

  private static CsvTable<TrialRow> trials(Parameters parameters) {
    return CsvTable.of(TrialRow.class)
        .withKey("variant", "repeat", "fold")
        .withParameters(parameters, TrialRow::variant);
  }

  private static CsvTable<SummaryRow> summary(Parameters parameters) {
    return CsvTable.of(SummaryRow.class).withParameters(parameters, SummaryRow::variant);
  }

  private static <R extends Record> void write(Path file, Class<R> rowType, List<R> rows)
      throws IOException {
    write(file, CsvTable.of(rowType), rows);
  }

  private static <R extends Record> void write(Path file, CsvTable<R> table, List<R> rows)
      throws IOException {
    AtomicFile.write(file, (Appendable text) -> table.write(rows, text));
  }
}
