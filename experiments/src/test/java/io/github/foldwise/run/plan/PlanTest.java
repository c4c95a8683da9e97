package io.github.foldwise.run.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.run.engine.Toy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Path FOLDER = Path.of("run");
  private static final RunRequest REQUEST = Toy.request(FOLDER);

  @Test
  void the_same_request_makes_the_same_plan() {
    assertThat(keys(REQUEST)).isEqualTo(keys(Toy.request(FOLDER)));
  }

  @Test
  void trials_have_different_fingerprints() {
    assertThat(keys(REQUEST)).doesNotHaveDuplicates();
  }

  @Test
  void neither_jobs_nor_folder_decide_an_outcome() {
    assertThat(keys(Toy.withJobs(Toy.request(Path.of("elsewhere")), 5))).isEqualTo(keys(REQUEST));
  }

  @Test
  void a_variant_keeps_its_fingerprints_in_a_longer_plan() {
    assertThat(keys(REQUEST))
        .containsAll(keys(Toy.request(Toy.experiment().withoutAblations(), FOLDER)));
  }

  @Test
  void what_decides_an_outcome_changes_every_fingerprint() {
    assertThat(keys(Toy.request(Toy.experiment().seed(8), FOLDER)))
        .doesNotContainAnyElementsOf(keys(REQUEST));
    assertThat(keys(Toy.request(Toy.experiment().testEachTrial(), FOLDER)))
        .doesNotContainAnyElementsOf(keys(REQUEST));
    assertThat(keys(changed(1, "cpu", "2.19.0"))).doesNotContainAnyElementsOf(keys(REQUEST));
    assertThat(keys(changed(1, "cuda:0", "2.18.0"))).doesNotContainAnyElementsOf(keys(REQUEST));
    assertThat(keys(changed(2, "cpu", "2.18.0"))).doesNotContainAnyElementsOf(keys(REQUEST));
    assertThat(keys(onOtherData())).doesNotContainAnyElementsOf(keys(REQUEST));
    assertThat(keys(REQUEST, "tiles"))
        .doesNotContainAnyElementsOf(keys(REQUEST))
        .doesNotContainAnyElementsOf(keys(REQUEST, "windows"));
  }

  @Test
  void one_device_of_a_kind_is_as_good_as_another() {
    assertThat(keys(changed(1, "cuda:1", "2.18.0")))
        .isEqualTo(keys(changed(1, "cuda:0", "2.18.0")));
  }

  @Test
  void fewer_than_one_job_or_thread_is_refused() {
    assertThatThrownBy(
            () ->
                new RunRequest(
                    REQUEST.experiment(),
                    "",
                    "run toy",
                    FOLDER,
                    false,
                    0,
                    -1,
                    "cpu",
                    "2.18.0",
                    Optional.empty(),
                    ""))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            --jobs: expected at least 1, found 0.
              Write --jobs 1, or leave it out.
            --threads: expected at least 1, found -1.
              Write --threads 1, or leave it out.\
            """);
  }

  private static List<String> keys(RunRequest request) {
    return keys(request, "");
  }

  private static List<String> keys(RunRequest request, String kernels) {
    return Plan.of(request, kernels).trials().stream().map(trial -> trial.hash().trial()).toList();
  }

  private static RunRequest changed(int threads, String device, String tensorflow) {
    return new RunRequest(
        REQUEST.experiment(),
        "quick",
        "run toy",
        FOLDER,
        false,
        1,
        threads,
        device,
        tensorflow,
        Optional.empty(),
        "");
  }

  /** The same training images, another test set: it is part of the data. */
  private static RunRequest onOtherData() {
    DataSet data =
        new DataSet(
            "toy",
            "Toy images",
            Toy.DATA.training(),
            Toy.DATA.test().map(test -> test.limit(5)),
            Toy.DATA.classNames());
    return new RunRequest(
        Toy.experiment().check(data),
        "quick",
        "run toy",
        FOLDER,
        false,
        1,
        1,
        "cpu",
        "2.18.0",
        Optional.empty(),
        "");
  }
}
