package io.github.foldwise.augmentation;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.List;

/** Checks the numbers of an augmentation against their ranges, first transform to last. */
final class AugmentationCheck implements Transform.Visitor<Void> {
  private final Augmentation augmentation;
  private final List<Problem> problems = new ArrayList<>();
  private String place = "";

  AugmentationCheck(Augmentation augmentation) {
    this.augmentation = augmentation;
  }

  List<Problem> problems() {
    for (Transform transform : augmentation.transforms()) {
      place = "augment " + transform.word();
      transform.accept(this);
    }
    return List.copyOf(problems);
  }

  @Override
  public Void brightness(Brightness transform) {
    requireRange("change", transform.change(), -1, 1, "brightness(0.2) moves pixels in [0,1].");
    return null;
  }

  @Override
  public Void contrast(Contrast transform) {
    requireRange("change", transform.change(), -1, 1, "contrast(0.2) is a factor from 0.8 to 1.2.");
    return null;
  }

  @Override
  public Void crop(Crop transform) {
    require(
        transform.height() >= 1 && transform.width() >= 1,
        "a height and a width of at least 1",
        "%s×%s".formatted(transform.height(), transform.width()),
        "crop(28, 28, 4) moves images of 28×28 by up to 4 pixels.");
    require(
        transform.padding() >= 0,
        "a padding of at least 0",
        String.valueOf(transform.padding()),
        "Give the pixels that are added at each side.");
    requireFinite("value", transform.value());
    return null;
  }

  @Override
  public Void cutmix(Cutmix transform) {
    requireAlpha(transform.alpha(), "cutmix(1.0) is the paper's.");
    return null;
  }

  @Override
  public Void erasing(Erasing transform) {
    require(
        transform.probability() >= 0 && transform.probability() <= 1,
        "a probability in [0,1]",
        String.valueOf(transform.probability()),
        "erase(0.5) erases half of the images.");
    requireRange("share", transform.share(), 0, 1, "Keras's is from 0.02 to 0.33.");
    transform
        .value()
        .ifPresent(
            value ->
                require(
                    value >= 0 && value <= 1,
                    "a value in [0,1], as pixels have",
                    String.valueOf(value),
                    "0 is black and 1 is white; leave it out for noise."));
    return null;
  }

  @Override
  public Void flip(Flip transform) {
    return null;
  }

  @Override
  public Void mixup(Mixup transform) {
    requireAlpha(transform.alpha(), "mixup(0.2) is usual.");
    return null;
  }

  @Override
  public Void rotation(Rotation transform) {
    requireRange(
        "full turns", transform.turns(), -1, 1, "rotate(0.1) is 36 degrees to either side.");
    requireFinite("value", transform.sampling().value());
    return null;
  }

  @Override
  public Void translation(Translation transform) {
    String remedy = "translate(0.1, 0.1) moves by up to a tenth of each side.";
    requireRange("height", transform.height(), -1, 1, remedy);
    requireRange("width", transform.width(), -1, 1, remedy);
    requireFinite("value", transform.sampling().value());
    return null;
  }

  @Override
  public Void zoom(Zoom transform) {
    requireZoom("height", transform.height());
    transform.width().ifPresent(width -> requireZoom("width", width));
    requireFinite("value", transform.sampling().value());
    return null;
  }

  /** At -1 all pixels would be read at the centre. */
  private void requireZoom(String what, Range range) {
    require(
        range.low() > -1 && range.low() <= range.high() && range.high() <= 1,
        "%s from above -1 to 1, low before high".formatted(what),
        range.low() + " to " + range.high(),
        "zoom(0.1) sees 0.9 to 1.1 of the image.");
  }

  private void requireRange(String what, Range range, double least, double most, String remedy) {
    require(
        range.low() >= least && range.low() <= range.high() && range.high() <= most,
        "%s in [%s,%s], low before high".formatted(what, (int) least, (int) most),
        range.low() + " to " + range.high(),
        remedy);
  }

  private void requireAlpha(double alpha, String remedy) {
    require(
        alpha > 0 && Double.isFinite(alpha),
        "a finite alpha above 0",
        String.valueOf(alpha),
        remedy);
  }

  private void requireFinite(String what, double value) {
    require(
        Double.isFinite(value),
        "a finite " + what,
        String.valueOf(value),
        "0 is black and 1 is white.");
  }

  private void require(boolean holds, String expected, String found, String remedy) {
    if (!holds) {
      problems.add(Problem.of(place, expected, found, remedy));
    }
  }
}
