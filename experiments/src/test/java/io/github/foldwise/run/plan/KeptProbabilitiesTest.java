package io.github.foldwise.run.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.sweep.Variant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptProbabilitiesTest {

  @Test
  void the_baselines_trials_keep_them_and_no_others() {
    assertThat(kept(Toy.experiment(), 1_000))
        .containsExactly(
            "baseline, repeat 1, fold 1",
            "baseline, repeat 1, fold 2",
            "baseline, repeat 1, fold 3");
  }

  @Test
  void another_name_of_a_baselines_trial_keeps_them_too_whichever_is_trained_first() {
    Experiment twins =
        Toy.experiment()
            .withoutAblations()
            .repeats(2)
            .ablate("noise", Variant.BASELINE.withNextSeed());

    assertThat(kept(twins, 1_000))
        .filteredOn(label -> !label.startsWith("baseline, repeat"))
        .containsExactly( // the seeds of the baseline's repeat 2
            "baseline, next seed, repeat 1, fold 1",
            "baseline, next seed, repeat 1, fold 2",
            "baseline, next seed, repeat 1, fold 3");
  }

  @Test
  void only_the_first_trials_keep_them_if_all_would_be_too_many() {
    // 10 rows in folds of 4, 3 and 3, and 3 classes: 12 + 9 + 9 numbers
    assertThat(kept(Toy.experiment(), 29))
        .containsExactly("baseline, repeat 1, fold 1", "baseline, repeat 1, fold 2");
    assertThat(kept(Toy.experiment(), 30)).hasSize(3);
    assertThat(kept(Toy.experiment(), 11)).isEmpty();
  }

  private static List<String> kept(Experiment experiment, long most) {
    CheckedExperiment checked = experiment.check(Toy.DATA);
    KeptProbabilities kept = new KeptProbabilities(checked, most);
    return Plan.of(Toy.request(experiment, Path.of("run"))).trials().stream()
        .map(kept::marked)
        .filter(PlannedTrial::keepsProbabilities)
        .map(PlannedTrial::label)
        .toList();
  }
}
