package io.github.foldwise.cli.format;

import io.github.foldwise.onnx.OnnxFile;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Precision;
import java.nio.file.Path;
import java.util.List;

/** ONNX. */
final class OnnxFormat implements ExportFormat {
  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public List<String> write(TrainedModel model, Path file) {
    OnnxFile.write(model, file);
    Precision precision = model.training().precision();
    return precision == Precision.FLOAT32
        ? List.of()
        : List.of("The model computes in float32 in ONNX, not in %s.".formatted(precision));
  }
}
