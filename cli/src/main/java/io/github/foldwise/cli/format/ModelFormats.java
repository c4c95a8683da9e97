package io.github.foldwise.cli.format;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.guard.Suggestions;
import io.github.foldwise.runtime.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
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
    requireOther(saved, place);
    chosen.requireName(place);
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

  /** Refuses to write a model over the file that it comes from. */
  public static void requireOther(Path model, Path place) {
    if (isSame(model, place)) {
      throw new RefusedException(
          Problem.of(
              place.toString(),
              "another file than the model itself",
              "the same",
              "Name another file: this one would be lost."));
    }
  }

  private static boolean isSame(Path model, Path place) {
    try {
      return Files.exists(model) && Files.exists(place) && Files.isSameFile(model, place);
    } catch (IOException e) {
      return false; // who reads or writes them says what is wrong
    }
  }

  private static Problem unknown(Path file) {
    return Problem.of(
        "file to import",
        IMPORTS.stream().map(ImportFormat::files).collect(Collectors.joining(", ", "one of: ", "")),
        "'%s'%s".formatted(file, Files.exists(file) ? "" : ", which is not there"),
        remedy(file.toString()));
  }

  private static String remedy(String file) {
    if (file.endsWith(".h5")) {
      return "Load it in Keras 3, and save the model: model.save(\"model.keras\").";
    }
    if (file.endsWith(".onnx")) {
      return "ONNX only goes out; use another form of the model.";
    }
    return file.endsWith(".pb")
        ? "Name the folder that it is in."
        : "Give the file the ending of its kind.";
  }
}
