package io.github.foldwise.cli.format;

import io.github.foldwise.runtime.TrainedModel;
import java.nio.file.Path;
import java.util.List;

/** TensorFlow's SavedModel, a folder. */
final class SavedModelFormat implements ExportFormat {
  @Override
  public String name() {
    return "savedmodel";
  }

  @Override
  public List<String> write(TrainedModel model, Path folder) {
    model.exportSavedModel(folder);
    return List.of();
  }
}
