package io.github.foldwise.experiment;

import io.github.foldwise.check.Problem;
import io.github.foldwise.model.ModelSpec;
import io.github.foldwise.split.Folds;
import io.github.foldwise.split.RowTexts;
import io.github.foldwise.sweep.Setting;
import io.github.foldwise.training.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The evaluated declarations of one variant; for an empty part, {@code problems} say why.
 *
 * @param parameters parameters that were read and their values, in reading order
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

  /** The same, whose folds have read what is written about the rows. */
  Declared forRows(RowTexts texts) {
    List<Problem> all = new ArrayList<>(problems);
    Optional<Folds> read =
        folds.flatMap(rule -> Declaration.guard("folds", () -> rule.forRows(texts), all::add));
    return new Declared(read, training, model, parameters, all);
  }
}
