package io.github.foldwise.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningSearchTest {
  private final CheckedExperiment experiment = Toy.request(Path.of("unused")).experiment();
  private final List<Warning> told = new ArrayList<>();

  @Test
  void in_few_rows_all_warnings_are_told_before_training() {
    WarningSearch search = WarningSearch.in(experiment);

    assertThat(search.early()).isNotEmpty().isEqualTo(experiment.warnings());

    search.tellNow(told::add);
    assertThat(told).isEmpty();
  }

  @Test
  void in_many_rows_all_warnings_are_told_during_training_and_once() {
    WarningSearch search = WarningSearch.in(experiment, 0);

    assertThat(search.early()).isEmpty();

    search.tellLate(told::add); // seconds from now
    search.tellNow(told::add);
    search.tellNow(told::add);
    assertThat(told).isNotEmpty().isEqualTo(experiment.warnings());
    assertThat(search.all()).isEqualTo(experiment.warnings());
  }
}
