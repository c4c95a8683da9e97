package io.github.foldwise.runtime.savedmodel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import io.github.foldwise.goldens.Tolerance;
import io.github.foldwise.runtime.Predictor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SavedModels that Keras exported: their inputs are called {@code keras_tensor} and so on. */
class KerasExportGoldenTest {
  @TempDir private Path folder;

  @Test
  void an_exported_model_predicts_what_keras_does_and_one_that_augments_warns() throws IOException {
    Golden golden = Golden.read("keras_export.json");
    assertThat(golden.at("keras").text()).isEqualTo("3.15.1");
    float[] images = golden.at("images").floats();
    Path plain = unzipped("plain", golden.at("plain").text());
    Path augmenting = unzipped("augmenting", golden.at("augmenting").text());
    try (Predictor predictor = Predictor.load(plain)) {
      assertThat(predictor.input()).isEqualTo(Shape.image(4, 4, 1));
      assertThat(predictor.classNames()).isEmpty();
      assertThat(predictor.pixels()).isEmpty();
      assertThat(predictor.warnings()).isEmpty();
      float[][] predicted = predictor.predict(images);
      for (int row = 0; row < 3; row++) {
        new Tolerance(0, 2e-6)
            .check("row " + row, predicted[row], golden.at("probabilities", row).floats());
      }
      assertThat(predictor.metrics(ImageData.of(images, new int[3], predictor.input())).accuracy())
          .isBetween(0.0, 1.0);
      assertThatThrownBy(() -> predictor.predict(new byte[16]))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              "images: expected floats, as the SavedModel takes, found bytes.\n"
                  + "  Give floats of the scale that the model was trained on, 0 to 255 perhaps.");
    }
    try (Predictor predictor = Predictor.load(augmenting)) {
      assertThat(predictor.warnings())
          .containsExactly(
              "The graph draws random numbers (StatelessRandomGetKeyCounter,"
                  + " StatelessRandomUniformV2): the model's augmentation goes on in prediction."
                  + " Export it without its augmentation layers.");
    }
    golden.requireAllCompared();
  }

  private Path unzipped(String name, String base64) throws IOException {
    Path target = folder.resolve(name);
    byte[] bytes = Base64.getDecoder().decode(base64.getBytes(US_ASCII));
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = target.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
    return target;
  }
}
