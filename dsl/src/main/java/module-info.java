import org.jspecify.annotations.NullMarked;

/** Declarations of models, training and experiments, and their checks. Needs the JDK alone. */
@NullMarked
module io.github.foldwise.dsl {
  requires static org.jspecify;

  exports io.github.foldwise.augmentation;
  exports io.github.foldwise.check;
  exports io.github.foldwise.data;
  exports io.github.foldwise.experiment;
  exports io.github.foldwise.layer;
  exports io.github.foldwise.metrics;
  exports io.github.foldwise.model;
  exports io.github.foldwise.optimizer;
  exports io.github.foldwise.schedule;
  exports io.github.foldwise.split;
  exports io.github.foldwise.sweep;
  exports io.github.foldwise.training;
  exports io.github.foldwise.trial;
  exports io.github.foldwise.canonical to
      io.github.foldwise.cli,
      io.github.foldwise.datasets,
      io.github.foldwise.experiments,
      io.github.foldwise.keras,
      io.github.foldwise.runtime,
      io.github.foldwise.tensorboard;
  exports io.github.foldwise.guard to
      io.github.foldwise.cli,
      io.github.foldwise.experiments,
      io.github.foldwise.keras,
      io.github.foldwise.runtime;
}
