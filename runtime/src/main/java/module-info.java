import org.jspecify.annotations.NullMarked;

/** Compiles models to TensorFlow graphs, trains them, and predicts with them. */
@NullMarked
module io.github.foldwise.runtime {
  requires transitive io.github.foldwise.dsl;
  requires transitive java.desktop;
  requires com.google.protobuf;
  requires io.github.foldwise.datasets;
  requires org.bytedeco.javacpp;
  requires org.tensorflow.ndarray;
  requires tensorflow;
  requires tensorflow.framework;
  requires tensorflow.nativelib;
  requires static org.jspecify;

  exports io.github.foldwise.runtime;
  exports io.github.foldwise.runtime.device;
  exports io.github.foldwise.runtime.safetensors;
  exports io.github.foldwise.runtime.file to
      io.github.foldwise.keras,
      io.github.foldwise.onnx;

  provides io.github.foldwise.trial.TrainerProvider with
      io.github.foldwise.runtime.TensorFlowProvider;
}
