import org.jspecify.annotations.NullMarked;

/** Shows a run in TensorBoard while it goes on. */
@NullMarked
module io.github.foldwise.tensorboard {
  requires transitive io.github.foldwise.experiments;
  requires com.google.protobuf;
  requires tensorflow.nativelib;
  requires static org.jspecify;

  exports io.github.foldwise.tensorboard;
}
