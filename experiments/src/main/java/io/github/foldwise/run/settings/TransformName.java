package io.github.foldwise.run.settings;

import static io.github.foldwise.run.settings.SettingList.number;

import io.github.foldwise.augmentation.Brightness;
import io.github.foldwise.augmentation.Contrast;
import io.github.foldwise.augmentation.Crop;
import io.github.foldwise.augmentation.Cutmix;
import io.github.foldwise.augmentation.Erasing;
import io.github.foldwise.augmentation.Flip;
import io.github.foldwise.augmentation.Mixup;
import io.github.foldwise.augmentation.Range;
import io.github.foldwise.augmentation.Rotation;
import io.github.foldwise.augmentation.Transform;
import io.github.foldwise.augmentation.Translation;
import io.github.foldwise.augmentation.Zoom;

/** A change of training images in words: {@code rotation by ±0.1 turns}. */
final class TransformName implements Transform.Visitor<String> {
  @Override
  public String brightness(Brightness transform) {
    return "brightness " + range(transform.change());
  }

  @Override
  public String contrast(Contrast transform) {
    return "contrast " + range(transform.change());
  }

  @Override
  public String crop(Crop transform) {
    return "random crop to %s×%s after padding by %s"
        .formatted(transform.height(), transform.width(), transform.padding());
  }

  @Override
  public String cutmix(Cutmix transform) {
    return "CutMix (alpha %s)".formatted(number(transform.alpha()));
  }

  @Override
  public String erasing(Erasing transform) {
    return "random erasing (probability %s, share %s to %s)"
        .formatted(
            number(transform.probability()),
            number(transform.share().low()),
            number(transform.share().high()));
  }

  @Override
  public String flip(Flip transform) {
    return transform.axis() == Flip.Axis.HORIZONTAL ? "horizontal flip" : "vertical flip";
  }

  @Override
  public String mixup(Mixup transform) {
    return "mixup (alpha %s)".formatted(number(transform.alpha()));
  }

  @Override
  public String rotation(Rotation transform) {
    return "rotation by %s turns".formatted(range(transform.turns()));
  }

  @Override
  public String translation(Translation transform) {
    return "translation by %s of the height, %s of the width"
        .formatted(range(transform.height()), range(transform.width()));
  }

  @Override
  public String zoom(Zoom transform) {
    return "zoom "
        + range(transform.height())
        + transform.width().map(width -> " by " + range(width)).orElse("");
  }

  private static String range(Range range) {
    return range.low() == -range.high()
        ? "±" + number(range.high())
        : number(range.low()) + " to " + number(range.high());
  }
}
