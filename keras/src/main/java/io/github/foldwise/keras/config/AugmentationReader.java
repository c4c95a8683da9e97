package io.github.foldwise.keras.config;

import io.github.foldwise.augmentation.Brightness;
import io.github.foldwise.augmentation.Contrast;
import io.github.foldwise.augmentation.Fill;
import io.github.foldwise.augmentation.Flip;
import io.github.foldwise.augmentation.Interpolation;
import io.github.foldwise.augmentation.Range;
import io.github.foldwise.augmentation.Rotation;
import io.github.foldwise.augmentation.Sampling;
import io.github.foldwise.augmentation.Transform;
import io.github.foldwise.augmentation.Translation;
import io.github.foldwise.augmentation.Zoom;
import io.github.foldwise.keras.config.Element.Augment;
import io.github.foldwise.keras.config.Element.Pixels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads Keras's layers that change training images at random. */
final class AugmentationReader {
  private final Options options;

  AugmentationReader(Options options) {
    this.options = options;
  }

  /** The transforms of a layer of this class; empty for other classes. */
  Optional<Augment> of(String className) {
    Optional<List<Transform>> transforms = transforms(className);
    if (transforms.isEmpty()) {
      return Optional.empty();
    }
    options.ignoreSeed("seed");
    options.only("data_format", "\"channels_last\"");
    return transforms.map(these -> new Augment(these, pixels()));
  }

  private Optional<List<Transform>> transforms(String className) {
    return switch (className) {
      case "RandomFlip" -> Optional.of(flips());
      case "RandomRotation" -> Optional.of(List.of(new Rotation(range("factor"), sampling())));
      case "RandomZoom" -> Optional.of(List.of(zoom()));
      case "RandomTranslation" ->
          Optional.of(
              List.of(new Translation(range("height_factor"), range("width_factor"), sampling())));
      case "RandomContrast" -> Optional.of(List.of(contrast()));
      case "RandomBrightness" -> Optional.of(List.of(brightness()));
      default -> Optional.empty();
    };
  }

  /** The range of pixels that a transform is told. */
  private Pixels pixels() {
    if (!options.has("value_range")) {
      options.ignore("value_range");
      return Pixels.ANY;
    }
    List<Double> range = options.numbers("value_range");
    if (range.equals(List.of(0.0, 255.0))) {
      return Pixels.BYTES;
    }
    if (!range.equals(List.of(0.0, 1.0))) {
      options.wrong("value_range", "[0,1] or [0,255]", options.raw("value_range"), range);
    }
    return Pixels.SCALED;
  }

  /** Keras draws once for both axes; there is no word for that. */
  private List<Transform> flips() {
    String mode =
        options.word("mode", "horizontal_and_vertical", List.of("horizontal", "vertical"));
    if (!options.has("mode")) {
      options.wrong("mode", "horizontal or vertical", options.raw("mode"), mode);
    }
    return List.of(new Flip(mode.equals("vertical") ? Flip.Axis.VERTICAL : Flip.Axis.HORIZONTAL));
  }

  private Zoom zoom() {
    Optional<Range> width =
        options.has("width_factor") ? Optional.of(range("width_factor")) : Optional.empty();
    options.ignore("width_factor");
    return new Zoom(range("height_factor"), width, sampling());
  }

  /** Keras draws from {@code [1 − lower, 1 + upper]}. */
  private Contrast contrast() {
    List<Double> factor = options.numbers("factor");
    return new Contrast(
        switch (factor.size()) {
          case 1 -> Range.around(factor.get(0));
          case 2 -> new Range(-factor.get(0), factor.get(1));
          default -> notPair("factor");
        });
  }

  private Brightness brightness() {
    return new Brightness(range("factor"));
  }

  private Range range(String key) {
    List<Double> numbers = options.numbers(key);
    return switch (numbers.size()) {
      case 1 -> Range.around(Math.abs(numbers.get(0)));
      case 2 -> new Range(numbers.get(0), numbers.get(1));
      default -> notPair(key);
    };
  }

  private Range notPair(String key) {
    return options.wrong(key, "one number or two", options.raw(key), Range.around(0));
  }

  private Sampling sampling() {
    List<String> fills = List.of("reflect", "constant", "wrap", "nearest");
    Fill fill = Fill.valueOf(options.word("fill_mode", "reflect", fills).toUpperCase(Locale.ROOT));
    double value = options.number("fill_value", 0);
    String interpolation =
        options.word("interpolation", "bilinear", List.of("bilinear", "nearest"));
    return new Sampling(
        fill,
        fill == Fill.CONSTANT ? value : 0,
        Interpolation.valueOf(interpolation.toUpperCase(Locale.ROOT)));
  }
}
