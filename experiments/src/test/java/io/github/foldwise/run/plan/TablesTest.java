package io.github.foldwise.run.plan;

import static io.github.foldwise.split.KFold.kFold;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.sweep.Param;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final Param<Integer> FOLDS = Param.of("folds", 3);
  private static final Param<Long> DEALT = Param.of("dealt", 42L);

  @Test
  void variants_whose_folds_hold_other_rows_are_named() {
    CheckedExperiment experiment =
        Toy.experiment()
            .folds(p -> kFold(p.get(FOLDS)).shuffled(p.get(DEALT)))
            .ablate(FOLDS, 2, 3)
            .ablate(DEALT, 42L, 43L)
            .check(Toy.DATA);
    assertThat(Tables.of(experiment))
        .containsExactly(
            AblationTable.of("dropout", List.of("dropout=0.2", "baseline", "dropout=0.7")),
            new AblationTable("folds", List.of("folds=2", "baseline"), Set.of("folds=2")),
            new AblationTable("dealt", List.of("baseline", "dealt=43"), Set.of("dealt=43")));
  }

  @Test
  void an_experiment_without_ablations_has_a_table_of_the_baseline() {
    assertThat(Tables.of(Toy.experiment().withoutAblations().check(Toy.DATA)))
        .containsExactly(AblationTable.of("baseline", List.of("baseline")));
  }
}
