package io.github.foldwise.runtime.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.Layers;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that Python's safetensors writes, reads and refuses. */
class SafetensorsGoldenTest {
  private static final Golden GOLDEN = Golden.read("tensor_files.json");

  @TempDir private Path folder;

  @Test
  void every_file_is_read_or_refused_as_safetensors_does() throws Exception {
    compareWeights();
    compareFloats();
    compareOtherTypes();
    for (String group : List.of("refused", "stricter")) {
      for (String name : GOLDEN.at(group).names()) {
        assertThat(isRead(GOLDEN.at(group, name))).as(name).isFalse();
      }
    }
    for (Golden mutation : GOLDEN.at("mutations").elements()) {
      assertThat(isRead(mutation.at("file")))
          .as(mutation.toString())
          .isEqualTo(mutation.at("reads").truth());
    }
    GOLDEN.requireAllCompared();
  }

  private void compareWeights() throws Exception {
    Path python = file(GOLDEN.at("weights"));
    Path ours = folder.resolve("ours.safetensors");
    CheckedModel model = Layers.flatten().classify(3).check(Shape.image(5, 3, 2));
    Map<String, float[]> weights = SafetensorsFile.read(python).weightsOf(model);

    try (CompiledModel compiled = CompiledModel.compile(model, Training.adam(1e-3));
        TrainedModel trained = compiled.of(weights)) {
      SafetensorsFile.write(trained, ours);
    }

    assertThat(weights.get("dense_1/kernel")[89]).isEqualTo(89 / 7f);
    assertThat(weights.get("dense_1/bias")).containsExactly(1e-40f, -0f, 3e38f);
    assertThat(ours).hasSameBinaryContentAs(python);
  }

  private void compareFloats() throws Exception {
    SafetensorsFile read = SafetensorsFile.read(file(GOLDEN.at("floats", "file")));
    Golden tensors = GOLDEN.at("floats", "tensors");

    assertThat(read.metadata()).isEqualTo(Map.of("by", "a script", "ß", "\t"));
    assertThat(read.weights()).containsOnlyKeys(tensors.names());
    for (StoredTensor tensor : read.tensors()) {
      Golden expected = tensors.at(tensor.name());
      assertThat(tensor.type()).isEqualTo(expected.at("type").text());
      assertThat(tensor.shape())
          .isEqualTo(Arrays.stream(expected.at("shape").ints()).asLongStream().boxed().toList());
      assertThat(read.weights().get(tensor.name()))
          .as(tensor.name())
          .isEqualTo(expected.at("values").floats());
    }
  }

  private void compareOtherTypes() throws Exception {
    Path file = file(GOLDEN.at("others"));
    SafetensorsFile read = SafetensorsFile.read(file);

    assertThat(read.tensors().stream().map(StoredTensor::toString))
        .containsExactly("steps: I64 3", "w: F32 2×3", "mask: BOOL 2");
    assertThatThrownBy(read::weights)
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            """
            weight steps of %1$s: expected floats: F16, BF16, F32 or F64, found I64 3.
              Write it again as such an array, in Keras's layout.
            weight mask of %1$s: expected floats: F16, BF16, F32 or F64, found BOOL 2.
              Write it again as such an array, in Keras's layout.\
            """
                .formatted(file));
  }

  /** Any other exception fails the test. */
  private boolean isRead(Golden bytes) throws IOException {
    try {
      SafetensorsFile read = SafetensorsFile.read(file(bytes));
      assertThat(read.tensors()).isNotNull();
      return true;
    } catch (RefusedException e) {
      assertThat(e.problems()).hasSize(1);
      return false;
    }
  }

  private Path file(Golden bytes) throws IOException {
    return Files.write(
        folder.resolve("python.safetensors"), Base64.getDecoder().decode(bytes.text()));
  }
}
