package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.split.Folds;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Optional;

/**
 * What one variant's declarations say; a part is empty where {@code problems} say why.
 *
 * @param folds how rows are divided
 * @param training how the model is trained
 * @param model what is trained
 * @param parameters value of each parameter that was read for it, in the order of reading
 * @param problems why a part is empty
 */
record Declared(
    Optional<Folds> folds,
    Optional<Training> training,
    Optional<ModelSpec> model,
    List<Setting<?>> parameters,
    List<Problem> problems) {
  Declared {
    parameters = List.copyOf(parameters);
    problems = List.copyOf(problems);
  }
}
