package io.github.foldwise.run.records;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.reports.records.Parameters;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.run.plan.Plan;
import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.sweep.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {
  @TempDir Path folder;

  @Test
  void the_version_is_that_of_the_build() throws IOException {
    assertThat(Files.readString(Path.of("../pom.xml"), UTF_8))
        .contains(
            "<artifactId>foldwise</artifactId>\n  <version>" + Origin.FOLDWISE + "</version>");
  }

  @Test
  void provenance_says_what_was_run_and_on_what() {
    RunRequest request = Toy.request(folder);
    Provenance provenance = Origin.of(request, Plan.of(request, "tiles"), List.of("avx2"));

    assertThat(provenance.experiment()).isEqualTo("toy");
    assertThat(provenance.preset()).isEqualTo("quick");
    assertThat(provenance.command()).isEqualTo("run toy");
    assertThat(provenance.baseline()).containsExactly(new Provenance.Parameter("dropout", "0.5"));
    assertThat(provenance.folds()).isEqualTo("k-fold, k = 3, shuffled with seed 42");
    assertThat(provenance.variants())
        .isEqualTo(
            Map.of("dropout=0.2", Map.of("dropout", 0.2), "dropout=0.7", Map.of("dropout", 0.7)));
    assertThat(provenance.data().name()).isEqualTo("toy");
    assertThat(provenance.data().trainRows()).isEqualTo(10);
    assertThat(provenance.data().testRows()).isEqualTo(6);
    assertThat(provenance.data().shape()).isEqualTo("4×4×1");
    assertThat(provenance.data().classes()).isEqualTo(List.of("ant", "bee", "cat"));
    assertThat(provenance.data().sha256()).matches("[0-9a-f]{64}");
    assertThat(provenance.seed()).isEqualTo(7);
    assertThat(provenance.plannedTrials()).isEqualTo(9);
    assertThat(provenance.monitorsTest()).isFalse();
    assertThat(provenance.versions().tensorflow()).isEqualTo("2.18.0");
    assertThat(provenance.system().cpu()).containsExactly("avx2");
    assertThat(provenance.system().kernels()).isEqualTo("tiles");
    assertThat(provenance.device()).isEqualTo("cpu");
    assertThat(provenance.specification().hash()).matches("[0-9a-f]{64}");
  }

  /**
   * SHA-256 of the text {@code length:[training rows]\nlength:[validation rows]\n}, computed in
   * Python for scikit-learn's {@code KFold(k, shuffle=True, random_state=42)} of 10 rows.
   */
  @Test
  void folds_are_known_by_their_rows() {
    Param<Integer> k = Param.of("k", 3);
    RunRequest request =
        Toy.request(Toy.experiment().folds(p -> kFold(p.get(k)).shuffled(42)).ablate(k, 5), folder);

    assertThat(Origin.of(request, Plan.of(request), List.of()).foldRows())
        .isEqualTo(
            Map.of(
                "baseline",
                List.of("0181159f40da6970", "4834ca67b389315e", "d83679449e60298a"),
                "k=5",
                List.of(
                    "25dcb1d492278c0d",
                    "6720e2e3d0b65b72",
                    "918c1e11e16e517b",
                    "0072ca3b85c3f2f2",
                    "124a25bbcc2f0b20")));
  }

  @Test
  void a_parameter_that_only_some_variants_read_is_told_apart() {
    Param<Boolean> dense = Param.of("dense", true);
    Param<Integer> units = Param.of("units", 8);
    Experiment experiment =
        Toy.experiment()
            .model(
                p ->
                    p.get(dense)
                        ? flatten().dense(p.get(units)).dropout(p.get(Toy.DROPOUT)).classify(3)
                        : flatten().dropout(p.get(Toy.DROPOUT)).classify(3))
            .withoutAblations()
            .ablate(dense, true, false);
    RunRequest request = Toy.request(experiment, folder);
    Provenance provenance = Origin.of(request, Plan.of(request), List.of("avx2"));
    Parameters parameters = Parameters.of(provenance);

    assertThat(parameters.names()).containsExactly("dense", "units", "dropout");
    assertThat(parameters.value("baseline", "units")).contains("8");
    assertThat(parameters.value("dense=false", "dense")).contains("false");
    assertThat(parameters.value("dense=false", "units")).isEmpty();
    assertThat(parameters.value("dense=false", "dropout")).contains("0.5");
  }

  @Test
  void classes_without_names_are_named_by_their_numbers() {
    DataSet data = new DataSet("toy", "Toy images", Toy.images(10), Optional.empty(), List.of());
    RunRequest request =
        new RunRequest(
            Toy.experiment().check(data),
            "",
            "run toy",
            folder,
            false,
            1,
            1,
            "cpu",
            "2.18.0",
            Optional.empty(),
            "my.pkg.Mine");

    assertThat(Origin.of(request, Plan.of(request), List.of("avx2")).data().classes())
        .containsExactly("0", "1", "2");
    assertThat(Origin.of(request, Plan.of(request), List.of("avx2")).mainClass())
        .isEqualTo("my.pkg.Mine");
  }
}
