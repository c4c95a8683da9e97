package io.github.foldwise.cli.format;

import io.github.foldwise.runtime.TrainedModel;
import java.nio.file.Path;
import java.util.List;

/** A kind of file that other libraries read. */
interface ExportFormat {
  /** The word after {@code --to}. */
  String name();

  /** Refuses a name that such a file or folder cannot have. */
  default void requireName(Path place) {}

  /**
   * Writes a model.
   *
   * @return what of the model the file does not say: sentences, mostly none
   */
  List<String> write(TrainedModel model, Path place);
}
