import org.jspecify.annotations.NullMarked;

/** Runs experiments: plans their trials, trains them, keeps a journal, and writes the report. */
@NullMarked
module io.github.foldwise.experiments {
  requires transitive io.github.foldwise.dsl;
  requires transitive io.github.foldwise.reports;
  requires com.fasterxml.jackson.databind;
  requires jdk.management;
  requires static org.jspecify;

  exports io.github.foldwise.run;
  exports io.github.foldwise.run.engine to
      io.github.foldwise.cli;
  exports io.github.foldwise.run.journal to
      io.github.foldwise.cli,
      io.github.foldwise.spark;
  exports io.github.foldwise.run.machine to
      io.github.foldwise.cli,
      io.github.foldwise.spark;
  exports io.github.foldwise.run.plan to
      io.github.foldwise.cli,
      io.github.foldwise.spark;
  exports io.github.foldwise.run.records to
      io.github.foldwise.cli,
      io.github.foldwise.spark;

  uses io.github.foldwise.trial.TrainerProvider;

  opens io.github.foldwise.run.journal to
      com.fasterxml.jackson.databind;
  opens io.github.foldwise.run.plan to
      com.fasterxml.jackson.databind;
}
