package io.github.foldwise.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The importance of parameters against Optuna's PED-ANOVA. */
class ImportanceGoldenTest {
  private static final Tolerance DOUBLES = new Tolerance(1e-9, 1e-12);

  @Test
  void the_shares_are_those_of_optuna() {
    Golden golden = Golden.read("importance.json");
    for (Golden search : golden.at("searches").elements()) {
      Golden parameters = search.at("parameters");
      List<SearchParameter> own = new ArrayList<>();
      for (String name : parameters.names()) {
        Golden parameter = parameters.at(name);
        own.add(
            new SearchParameter(
                name,
                parameter.at("values").elements().stream().map(Golden::text).toList(),
                parameter.at("logarithmic").truth()));
      }
      double[] shares =
          new PedAnova(search.at("best").integer(), search.at("scores").doubles()).importances(own);
      for (int i = 0; i < own.size(); i++) {
        Golden importance = parameters.at(own.get(i).name(), "importance");
        DOUBLES.check(importance.toString(), shares[i], importance.number());
      }
    }
    golden.requireAllCompared();
  }

  @Test
  void parameters_that_never_change_have_equal_shares() {
    SearchParameter constant = new SearchParameter("a", List.of("1", "1"), false);
    assertThat(new PedAnova(1, new double[] {0.5, 0.6}).importances(List.of(constant, constant)))
        .containsExactly(0.5, 0.5);
  }
}
