package io.github.foldwise.cli.format;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.runtime.Predictor;
import io.github.foldwise.runtime.TrainedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** TensorFlow's SavedModel, a folder. It only predicts. */
final class SavedModelFormat implements ExportFormat, ImportFormat {
  @Override
  public String name() {
    return "savedmodel";
  }

  @Override
  public String files() {
    return "the folder of a SavedModel";
  }

  @Override
  public boolean takes(Path file) {
    return Files.isDirectory(file);
  }

  @Override
  public List<String> write(TrainedModel model, Path folder) {
    model.exportSavedModel(folder);
    return List.of();
  }

  @Override
  public ImportedModel read(Path folder) {
    try (Predictor predictor = Predictor.load(folder)) {
      return new Read(folder, description(predictor));
    }
  }

  private record Read(Path folder, String description) implements ImportedModel {
    @Override
    public void save(Optional<Path> like, Path to) {
      throw new RefusedException(
          Problem.of(
              folder.toString(),
              "a file that says its layers",
              "a SavedModel, which only predicts",
              "Predict with it in Java, Predictor.load(folder), or save the model as .keras."));
    }
  }

  private static String description(Predictor predictor) {
    List<String> lines = new ArrayList<>();
    lines.add("Input: " + predictor.input());
    lines.add("Pixels: " + predictor.pixels().map(TrainedPixels::text).orElse("unknown"));
    lines.add(
        "Classes: "
            + (predictor.classNames().isEmpty()
                ? "without names"
                : String.join(", ", predictor.classNames())));
    predictor.warnings().forEach(warning -> lines.add("Note: " + warning));
    return String.join("\n", lines);
  }
}
