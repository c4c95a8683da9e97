package io.github.foldwise.cli.format;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.model.ModelTable;
import io.github.foldwise.runtime.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Models that this library saved. */
final class FoldwiseFormat implements ImportFormat {
  @Override
  public String files() {
    return ".foldwise";
  }

  @Override
  public ImportedModel read(Path file) {
    try (TrainedModel model = TrainedModel.load(file)) {
      return new Saved(file, description(model));
    }
  }

  private record Saved(Path file, String description) implements ImportedModel {
    @Override
    public void save(Optional<Path> like, Path to) {
      throw new RefusedException(
          Problem.of(
              file.toString(), "a model that is not saved yet", "one that is", "Copy the file."));
    }
  }

  private static String description(TrainedModel model) {
    List<String> lines = new ArrayList<>();
    lines.add("Model: " + model.model().spec());
    lines.add("Input: " + model.input());
    lines.add("Pixels: " + model.pixels().map(TrainedPixels::text).orElse("unknown"));
    lines.add(
        "Classes: "
            + (model.classNames().isEmpty()
                ? model.model().spec().classes()
                : String.join(", ", model.classNames())));
    lines.add("Training: " + model.training());
    lines.add("");
    lines.add(ModelTable.of(model.model()).toString());
    return String.join("\n", lines);
  }
}
