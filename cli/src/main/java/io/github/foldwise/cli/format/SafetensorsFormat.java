package io.github.foldwise.cli.format;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.safetensors.SafetensorsFile;
import io.github.foldwise.runtime.safetensors.StoredTensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Weights by name in safetensors. */
final class SafetensorsFormat implements ExportFormat, ImportFormat {
  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public String files() {
    return ".safetensors";
  }

  @Override
  public List<String> write(TrainedModel model, Path file) {
    SafetensorsFile.write(model, file);
    return List.of();
  }

  @Override
  public ImportedModel read(Path file) {
    return new Weights(file, SafetensorsFile.read(file));
  }

  private record Weights(Path file, SafetensorsFile contents) implements ImportedModel {
    @Override
    public String description() {
      return Stream.concat(
              contents.metadata().entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(text -> text.getKey() + ": " + text.getValue()),
              contents.tensors().stream().map(StoredTensor::toString))
          .collect(Collectors.joining("\n"));
    }

    @Override
    public void save(Optional<Path> like, Path to) {
      Path saved =
          like.orElseThrow(
              () ->
                  new RefusedException(
                      Problem.of(
                          file.toString(),
                          "a saved model with --like, for its layers",
                          "none",
                          "Name the .foldwise file of a model whose weights these are.")));
      try (TrainedModel model = TrainedModel.load(saved);
          TrainedModel changed = model.withWeights(contents.weightsOf(model.model()))) {
        changed.save(to);
      }
    }
  }
}
