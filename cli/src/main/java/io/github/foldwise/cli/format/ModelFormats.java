package io.github.foldwise.cli.format;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.runtime.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** All kinds of model files that go out or come in. */
public final class ModelFormats {
  private static final List<ExportFormat> EXPORTS =
      List.of(
          KerasFormat.MODEL,
          KerasFormat.WEIGHTS,
          new SavedModelFormat(),
          new OnnxFormat(),
          new SafetensorsFormat());
  private static final List<ImportFormat> IMPORTS =
      List.of(
          KerasFormat.MODEL, new SafetensorsFormat(), new FoldwiseFormat(), new SavedModelFormat());

  private ModelFormats() {}

  /**
   * Writes a saved model in a format.
   *
   * @param saved a {@code .foldwise} file
   * @param format the word after {@code --to}
   * @param place the file or folder to write
   * @return what of the model the file does not say: sentences, mostly none
   */
  public static List<String> export(Path saved, String format, Path place) {
    ExportFormat chosen = Suggestions.named("--to", format, EXPORTS, ExportFormat::name);
    try (TrainedModel model = TrainedModel.load(saved)) {
      return chosen.write(model, place);
    }
  }

  /** Reads a file, of the kind that its name says, or the folder of a SavedModel. */
  public static ImportedModel read(Path file) {
    return IMPORTS.stream()
        .filter(format -> format.takes(file))
        .findFirst()
        .orElseThrow(() -> new RefusedException(unknown(file)))
        .read(file);
  }

  private static Problem unknown(Path file) {
    return Problem.of(
        "file to import",
        IMPORTS.stream().map(ImportFormat::files).collect(Collectors.joining(", ", "one of: ", "")),
        "'" + file + "'",
        "Give the file the ending of its kind.");
  }
}
