package io.github.foldwise.cli.format;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.keras.KerasFile;
import io.github.foldwise.runtime.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A whole model as Keras saves it, or its weights alone; the name's ending decides. */
record KerasFormat(String name, String files) implements ExportFormat, ImportFormat {
  static final KerasFormat MODEL = new KerasFormat("keras", ".keras");
  static final KerasFormat WEIGHTS = new KerasFormat("weights-h5", ".weights.h5");

  static {
    // The library that reads HDF5 logs through SLF4J, which complains if nobody listens.
    if (System.getProperty("slf4j.internal.verbosity") == null) {
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
  }

  @Override
  public void requireName(Path file) {
    if (!file.toString().endsWith(files)) {
      throw new RefusedException(
          Problem.of(
              "file for --to " + name,
              "a name that ends with " + files,
              "'" + file + "'",
              "Give the file this ending: Keras asks for it."));
    }
  }

  @Override
  public List<String> write(TrainedModel model, Path file) {
    return KerasFile.write(model, file);
  }

  @Override
  public ImportedModel read(Path file) {
    return new Read(file, KerasFile.read(file));
  }

  private record Read(Path file, KerasFile contents) implements ImportedModel {
    @Override
    public String description() {
      return contents.describe();
    }

    @Override
    public void save(Optional<Path> like, Path to) {
      NoLikeness.require(file, like);
      try (TrainedModel model = contents.trained()) {
        model.save(to);
      }
    }
  }
}
