package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.TrialStatus;
import org.junit.jupiter.api.Test;

class UnfinishedSectionTest {
  @Test
  void a_pruned_variant_has_one_line_and_so_has_one_reason_to_fail() {
    TestTrials trials =
        TestTrials.of(80, 20)
            .add("baseline", 0.5, 0.6, 0.7)
            .add("poor", 0.1)
            .addEnd("poor", 2, TrialStatus.PRUNED)
            .addEnd("poor", 3, TrialStatus.PRUNED)
            .addEnd("large", 1, TrialStatus.FAILED)
            .addEnd("large", 2, TrialStatus.DIVERGED)
            .addEnd("large", 3, TrialStatus.FAILED);
    Markdown out = new Markdown();

    UnfinishedSection.write(out, Fixture.withTrials(Fixture.records(), trials.list()));

    assertThat(out)
        .hasToString(
            """
            ## Trials that are not done

            No mean above includes them.

            | Variant | Folds | Status | Epochs | Reason |
            |---|---|---|---:|---|
            | poor | 2, 3 | pruned | 1 | no memory |
            | large | 1, 3 | failed | 1 | no memory |
            | large | 2 | diverged | 1 | no memory |
            """);
  }
}
