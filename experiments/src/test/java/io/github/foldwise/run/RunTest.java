package io.github.foldwise.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RefitRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.records.TrialStatus;
import io.github.foldwise.reports.records.Verdict;
import io.github.foldwise.reports.records.WarningRow;
import io.github.foldwise.run.engine.FakeTrainer;
import io.github.foldwise.run.engine.Toy;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.trial.EpochResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  private static final Experiment PRESETS =
      Toy.experiment()
          .preset("quick", plain -> plain.repeats(2))
          .preset("long", plain -> plain.repeats(3));

  @TempDir Path folder;

  @Test
  void trials_have_figures_and_epochs() {
    RunResult result = run(Toy.experiment()).execute();

    assertThat(result.isComplete()).isTrue();
    assertThat(result.isStopped()).isFalse();
    assertThat(result.planned()).isEqualTo(9);
    assertThat(result.count(TrialStatus.DONE)).isEqualTo(9);
    assertThat(result.trials()).extracting(TrialRow::status).containsOnly(TrialStatus.DONE);
    TrialRow last = result.trials().get(8);
    assertThat(last.variant()).isEqualTo("dropout=0.7");
    assertThat(last.fold()).isEqualTo(3);
    assertThat(result.epochs(last)).extracting(EpochRow::epoch).containsExactly(1, 2);
    assertThat(result.epochs(last).get(1).valAccuracy()).isEqualTo(last.accuracy());
  }

  @Test
  void a_row_compares_a_variant_with_the_baseline() {
    RunResult result = run(Toy.experiment()).execute();

    assertThat(result.tables()).extracting(ResultTable::name).containsExactly("dropout");
    ResultTable table = result.table("dropout");
    assertThat(table.rows())
        .extracting(ResultRow::variant)
        .containsExactly("dropout=0.2", "baseline", "dropout=0.7");
    ResultRow row = table.row("dropout=0.7");
    double baseline = mean(result, "baseline");
    double variant = mean(result, "dropout=0.7");
    assertThat(row.n()).isEqualTo(3);
    assertThat(row.mean().orElseThrow()).isEqualTo(variant, within(1e-6));
    assertThat(row.difference().orElseThrow()).isEqualTo(variant - baseline, within(1e-6));
    Interval interval = row.differenceInterval().orElseThrow();
    assertThat(interval.low() + interval.high())
        .isEqualTo(2 * row.difference().orElseThrow(), within(1e-6));
    assertThat(row.pHolm().orElseThrow()).isGreaterThanOrEqualTo(row.p().orElseThrow());
    assertThat(row.verdict().kind()).isEqualTo(Verdict.Kind.UNDECIDED);
    assertThat(row.verdict().toString()).startsWith("undecided (");
    assertThat(table.row("baseline").difference()).isEmpty();
    assertThat(table.row("baseline").verdict().kind()).isEqualTo(Verdict.Kind.NONE);
  }

  @Test
  void settings_keep_their_types() {
    ResultTable table = run(Toy.experiment()).execute().table("dropout");

    double dropout = table.row("dropout=0.7").value(Toy.DROPOUT);
    assertThat(dropout).isEqualTo(0.7);
    assertThat(table.row("dropout=0.7").settings()).containsExactly(Toy.DROPOUT.to(0.7));
    assertThat(table.row("dropout=7e-1")).isSameAs(table.row("dropout=0.7"));
    assertThat(table.row("baseline").settings()).isEmpty();
    assertThat(table.row("baseline").value(Toy.DROPOUT)).isEqualTo(0.5);
    assertThatThrownBy(() -> table.row("baseline").value(Param.of("units", 3)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("parameter: expected one of dropout, found 'units'.\n  Write dropout.");
  }

  @Test
  void unknown_names_are_refused_with_the_nearest_one() {
    RunResult result = run(Toy.experiment()).execute();

    assertThatThrownBy(() -> result.table("droput"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("table: expected one of dropout, found 'droput'.\n  Did you mean 'dropout'?");
    assertThatThrownBy(() -> result.table("dropout").row("dropout=0.8"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "variant in table dropout: expected one of dropout=0.2, baseline, dropout=0.7, found"
                + " 'dropout=0.8'.\n  Did you mean 'dropout=0.2'?");
  }

  @Test
  void files_are_where_the_result_says() {
    RunResult result = run(Toy.experiment().refitBest()).execute();

    assertThat(result.directory()).isEqualTo(folder);
    assertThat(result.files())
        .contains(
            result.report(),
            result.htmlReport(),
            result.refitModel().orElseThrow(),
            folder.resolve("trials.csv"));
    RefitRow refit = result.refit().orElseThrow();
    assertThat(refit.candidates()).isEqualTo(3);
    assertThat(run(Toy.experiment()).fresh().execute().refitModel()).isEmpty();
  }

  @Test
  void a_listener_follows_the_run() {
    List<String> calls = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void warned(Warning warning) {
            calls.add("warned");
          }

          @Override
          public void planned(int trials, int restored) {
            calls.add("planned " + trials + ", restored " + restored);
          }

          @Override
          public void trialStarted(String variant, int repeat, int fold) {
            calls.add("started " + variant + " " + repeat + " " + fold);
          }

          @Override
          public void epochEnded(String variant, int repeat, int fold, EpochResult epoch) {
            calls.add("epoch " + epoch.epoch());
          }

          @Override
          public void trialFinished(TrialRow trial) {
            calls.add("finished " + trial.fold());
          }
        };
    RunResult result =
        run(Toy.experiment().withoutAblations()).jobs(1).listener(listener).execute();

    assertThat(calls).filteredOn("warned"::equals).hasSameSizeAs(result.warnings());
    assertThat(calls.subList(result.warnings().size(), calls.size()))
        .containsExactly(
            "planned 3, restored 0",
            "started baseline 1 1",
            "epoch 1",
            "epoch 2",
            "finished 1",
            "started baseline 1 2",
            "epoch 1",
            "epoch 2",
            "finished 2",
            "started baseline 1 3",
            "epoch 1",
            "epoch 2",
            "finished 3");
  }

  @Test
  void a_listener_stops_the_run_and_the_same_run_resumes_it() {
    AtomicInteger finished = new AtomicInteger();
    RunListener stopping =
        new RunListener() {
          @Override
          public void trialFinished(TrialRow trial) {
            finished.incrementAndGet();
          }

          @Override
          public boolean stopRequested() {
            return finished.get() == 2;
          }
        };
    RunResult stopped = run(Toy.experiment()).jobs(1).listener(stopping).execute();

    assertThat(stopped.isStopped()).isTrue();
    assertThat(stopped.isComplete()).isFalse();
    assertThat(stopped.trials()).hasSize(2);
    assertThat(stopped).hasToString("2 of 9 trials, stopped, " + folder);

    FakeTrainer rest = FakeTrainer.sound();
    RunResult resumed = Run.of(Toy.experiment()).in(folder).with(rest).execute();
    assertThat(rest.trained()).isEqualTo(7);
    assertThat(resumed.isComplete()).isTrue();
    assertThat(resumed.trials()).hasSize(9);
  }

  @Test
  void a_listener_is_never_called_twice_at_once() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    RunListener slow =
        new RunListener() {
          @Override
          public void epochEnded(String variant, int repeat, int fold, EpochResult epoch) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000); // long enough for another call to begin
            inside.decrementAndGet();
          }
        };
    RunResult result = run(Toy.experiment()).jobs(4).listener(slow).execute();

    assertThat(result.trials()).hasSize(9);
    assertThat(most).hasValue(1);
  }

  @Test
  void a_listener_that_throws_stops_the_run_and_is_named_and_finished_trials_are_kept() {
    List<IllegalStateException> thrown = new ArrayList<>();
    RunListener failing =
        new RunListener() {
          @Override
          public void trialFinished(TrialRow trial) {
            if (trial.fold() == 2) {
              thrown.add(new IllegalStateException("no room in my window"));
              throw thrown.get(0);
            }
          }
        };
    Run run = run(Toy.experiment()).jobs(1);

    Throwable refusal = catchThrowable(() -> run.listener(failing).execute());

    assertThat(thrown).hasSize(1);
    assertThat(refusal)
        .isInstanceOf(RefusedException.class)
        .hasCause(thrown.get(0))
        .hasMessage(
            "listener: expected one that throws nothing, found"
                + " java.lang.IllegalStateException: no room in my window.\n"
                + "  thrown at RunTest.java:"
                + thrown.get(0).getStackTrace()[0].getLineNumber()
                + "\n  Fix the listener, then run the same again: finished trials are kept.");
    assertThat(folder.resolve("report.md")).exists();

    FakeTrainer rest = FakeTrainer.sound();
    assertThat(run.with(rest).execute().count(TrialStatus.DONE)).isEqualTo(9);
    assertThat(rest.trained()).isEqualTo(7);
  }

  @Test
  void a_listener_that_throws_when_it_is_asked_or_told_before_training_is_named() {
    RunListener asked =
        new RunListener() {
          @Override
          public boolean stopRequested() {
            throw new AssertionError("not ready");
          }
        };
    RunListener told =
        new RunListener() {
          @Override
          public void planned(int trials, int restored) {
            throw new Error("not ready");
          }
        };
    for (RunListener listener : List.of(asked, told)) {
      assertThatThrownBy(() -> run(Toy.experiment()).listener(listener).execute())
          .isInstanceOf(RefusedException.class)
          .hasMessageMatching(
              "(?s)listener: expected one that throws nothing, found"
                  + " java\\.lang\\.(Assertion)?Error: not ready\\.\n"
                  + "  thrown at RunTest\\.java:.*");
    }
  }

  @Test
  void data_that_cannot_be_supplied_names_the_line_that_failed() {
    Experiment failing =
        Toy.experiment()
            .data(
                locations -> {
                  throw new IllegalStateException("no camera");
                });

    assertThatThrownBy(() -> run(failing).execute())
        .isInstanceOf(RefusedException.class)
        .hasMessageMatching(
            """
            data: expected a declaration that can be evaluated, found java.lang.IllegalStateException: no camera\\.
              thrown at RunTest.java:[0-9]+
              Fix the argument of \\.data\\.\
            """);
  }

  @Test
  void null_arguments_are_named() {
    Run run = Run.of(Toy.experiment());

    assertThatThrownBy(() -> run.in(null)).hasMessage("the folder of a run");
    assertThatThrownBy(() -> run.preset(null)).hasMessage("the preset of a run");
    assertThatThrownBy(() -> run.data(null)).hasMessage("the data folder of a run");
    assertThatThrownBy(() -> run.cache(null)).hasMessage("the cache of a run");
    assertThatThrownBy(() -> run.device(null)).hasMessage("the device of a run");
    assertThatThrownBy(() -> run.with(null)).hasMessage("the trainer of a run");
    assertThatThrownBy(() -> run.listener(null)).hasMessage("the listener of a run");
    assertThatThrownBy(() -> run.acting(null, RunListener.NONE))
        .hasMessage("the name of an acting listener");
    assertThatThrownBy(() -> run.acting("ends", null)).hasMessage("the acting listener of a run");
  }

  @Test
  void runs_and_rows_print_one_useful_line() {
    RunResult result = run(Toy.experiment()).execute();

    assertThat(Run.of(Toy.experiment()).in(Path.of("runs/mine"))).hasToString("toy in runs/mine");
    assertThat(result.tables().get(0).row("baseline").toString())
        .isEqualTo(
            "baseline: accuracy " + result.tables().get(0).row("baseline").mean().getAsDouble());
  }

  @Test
  void all_that_is_wrong_with_a_run_is_refused_at_once() {
    Run run = Run.of(PRESETS).preset("quik").jobs(0).threads(-1).device("cpu");

    assertThatThrownBy(() -> run.with(FakeTrainer.sound()).execute())
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            preset of toy: expected one of quick, long, found 'quik'.
              Did you mean 'quick'?
            run directory: expected a folder, found none.
              Add .in(Path.of("runs/mine")) to the run.
            jobs: expected at least 1, found 0.
              Write .jobs(1), or leave it out.
            threads: expected at least 1, found -1.
              Write .threads(1), or leave it out.
            device: expected none together with a trainer, found 'cpu'.
              Leave out .device(…): the trainer given with .with(…) has a device.\
            """);
  }

  @Test
  void the_first_preset_is_the_default() {
    assertThat(run(PRESETS).execute().planned()).isEqualTo(18);
    assertThat(run(PRESETS).preset("long").fresh().execute().planned()).isEqualTo(27);
  }

  @Test
  void a_failed_trial_is_a_row_with_its_reason() {
    RunResult result =
        Run.of(Toy.experiment())
            .in(folder)
            .with(
                FakeTrainer.before(
                    task -> {
                      throw new IllegalStateException("out of order");
                    }))
            .execute();

    assertThat(result.isComplete()).isTrue();
    assertThat(result.count(TrialStatus.FAILED)).isEqualTo(9);
    assertThat(result.trials().get(0).reason()).isEqualTo("IllegalStateException: out of order");
    assertThat(result.table("dropout").row("dropout=0.2").mean()).isEmpty();
  }

  @Test
  void the_report_repeats_the_run_with_its_java_call() throws IOException {
    RunResult result = run(PRESETS).preset("quick").threads(2).execute();

    assertThat(Files.readString(result.report()))
        .contains(
            "\nRun.of(experiment).preset(\"quick\").threads(2).in(directory).execute();\n",
            "With the experiment that declares `toy`:")
        .doesNotContain("mvn");
    assertThat(Files.readString(result.htmlReport())).doesNotContain("mvn");
  }

  @Test
  void without_a_provider_the_dependency_is_named() {
    assertThatThrownBy(() -> FoundTrainer.of(Optional.empty(), "auto", 1))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "trainer: expected one given with .with(…), or foldwise-runtime on the class path,"
                + " found neither.\n  Add the dependency io.github.foldwise:foldwise-runtime.");
  }

  @Test
  void tensorflow_is_found_by_itself() {
    RunResult result =
        Run.of(Toy.experiment().withoutAblations()).in(folder).device("cpu").jobs(1).execute();

    assertThat(result.count(TrialStatus.DONE)).isEqualTo(3);
    assertThat(result.warnings())
        .extracting(Warning::kind)
        .doesNotContain(WarningRow.OPENED_BEFORE);
    assertThat(result.table("baseline").row("baseline").mean()).isPresent();
  }

  private Run run(Experiment experiment) {
    return Run.of(experiment).in(folder).with(FakeTrainer.sound());
  }

  private static double mean(RunResult result, String variant) {
    return result.trials().stream()
        .filter(trial -> trial.variant().equals(variant))
        .mapToDouble(trial -> trial.accuracy().orElseThrow())
        .average()
        .orElseThrow();
  }
}
