package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.training.Training;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locales with digits of their own, or with another upper-case i. */
class LocaleTest {
  private static final CheckedModel MODEL =
      conv(3, 3)
          .l1l2(1e-4, 1e-4)
          .relu()
          .pool(2)
          .conv(2, 2)
          .bn()
          .relu()
          .globalAvgPool()
          .dense(4)
          .relu()
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);
  private static final Training TRAINING = adam(0.01).epochs(1).batch(8);
  private static final ImageData DATA = ToyImages.of(24);

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "ar-EG", "hi-IN-u-nu-deva", "my-MM", "th-TH-u-nu-thai", "tr-TR"})
  void a_model_trains_predicts_and_is_saved_to_the_same_bytes(String tag, @TempDir Path folder)
      throws Exception {
    Locale.setDefault(Locale.ROOT);
    byte[] expected = trainedAndSaved(folder.resolve("root.foldwise"));

    Locale.setDefault(Locale.forLanguageTag(tag));

    assertThat(trainedAndSaved(folder.resolve("other.foldwise"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa-IR", "tr-TR"})
  void every_layer_and_loss_compiles(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));

    Examples.all()
        .forEach(example -> CompiledModel.compile(example.checked(), example.training()).close());
  }

  private static byte[] trainedAndSaved(Path file) throws Exception {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING);
        TrainedModel trained = compiled.train(DATA, 1)) {
      trained.save(file);
    }
    try (TrainedModel loaded = TrainedModel.load(file)) {
      assertThat(loaded.predict(DATA)).hasDimensions(24, 3);
    }
    return Files.readAllBytes(file);
  }
}
