package io.github.foldwise.experiment;

import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.split.Folds;
import io.github.foldwise.training.Training;
import java.util.List;

/**
 * What one variant's declarations say.
 *
 * @param folds how rows are divided
 * @param training how the model is trained
 * @param model what is trained
 * @param parameters value of each parameter that was read for it, in the order of reading
 */
record Declared(Folds folds, Training training, ModelSpec model, List<Setting<?>> parameters) {
  Declared {
    parameters = List.copyOf(parameters);
  }
}
