import org.jspecify.annotations.NullMarked;

/** The command line for experiments. */
@NullMarked
module io.github.foldwise.cli {
  requires transitive io.github.foldwise.dsl;
  requires com.sun.jna;
  requires info.picocli;
  requires io.github.foldwise.datasets;
  requires io.github.foldwise.experiments;
  requires io.github.foldwise.onnx;
  requires io.github.foldwise.keras;
  requires io.github.foldwise.runtime;
  requires io.github.foldwise.tensorboard;
  requires static org.jspecify;

  exports io.github.foldwise.cli;

  uses io.github.foldwise.trial.ClusterProvider;

  opens io.github.foldwise.cli.command to
      info.picocli;
}
