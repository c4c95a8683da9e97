import org.jspecify.annotations.NullMarked;

/** Writes trained models as ONNX files. */
@NullMarked
module io.github.foldwise.onnx {
  requires transitive io.github.foldwise.runtime;
  requires com.google.protobuf;
  requires static org.jspecify;

  exports io.github.foldwise.onnx;
}
