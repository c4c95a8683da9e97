package io.github.foldwise.augmentation;

import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Random changes of the training images, in this order, before the first layer. Images that are
 * evaluated or predicted are never changed.
 *
 * <p>Pixels are meant to lie in [0,1], as bytes do once they are scaled. All draws derive from the
 * seed of the trial, the step, the transform's position and the image's place in the batch.
 *
 * @param transforms first to last
 */
@CheckReturnValue
public record Augmentation(List<Transform> transforms) {
  /** Images stay as they are. */
  public static final Augmentation NONE = new Augmentation(List.of());

  public Augmentation {
    transforms = List.copyOf(transforms);
  }

  /** Then flips each image left to right with probability 0.5. */
  public Augmentation flipHorizontal() {
    return then(new Flip(Flip.Axis.HORIZONTAL));
  }

  /** Then flips each image upside down with probability 0.5, independently of other flips. */
  public Augmentation flipVertical() {
    return then(new Flip(Flip.Axis.VERTICAL));
  }

  /** Then rotates by up to this fraction of a full turn, either way. */
  public Augmentation rotate(double turns) {
    return rotate(turns, UnaryOperator.identity());
  }

  /** The same with sampling options: {@code rotate(0.1, s -> s.constant(0))}. */
  public Augmentation rotate(double turns, UnaryOperator<Sampling> sampling) {
    return then(new Rotation(Range.around(turns), sampling.apply(Sampling.STANDARD)));
  }

  /** Then zooms by up to this fraction; height and width alike. */
  public Augmentation zoom(double extent) {
    return zoom(extent, UnaryOperator.identity());
  }

  /** The same with sampling options. */
  public Augmentation zoom(double extent, UnaryOperator<Sampling> sampling) {
    return then(
        new Zoom(Range.around(extent), Optional.empty(), sampling.apply(Sampling.STANDARD)));
  }

  /** Then zooms by up to these fractions; height and width independently. */
  public Augmentation zoom(double height, double width) {
    return zoom(height, width, UnaryOperator.identity());
  }

  /** The same with sampling options. */
  public Augmentation zoom(double height, double width, UnaryOperator<Sampling> sampling) {
    return then(
        new Zoom(
            Range.around(height),
            Optional.of(Range.around(width)),
            sampling.apply(Sampling.STANDARD)));
  }

  /** Then moves by up to these fractions of height and width. */
  public Augmentation translate(double height, double width) {
    return translate(height, width, UnaryOperator.identity());
  }

  /** The same with sampling options. */
  public Augmentation translate(double height, double width, UnaryOperator<Sampling> sampling) {
    return then(
        new Translation(
            Range.around(height), Range.around(width), sampling.apply(Sampling.STANDARD)));
  }

  /** Then scales the contrast by 1 − extent to 1 + extent. */
  public Augmentation contrast(double extent) {
    return then(new Contrast(Range.around(extent)));
  }

  /** Then changes brightness by up to this amount, either way. */
  public Augmentation brightness(double extent) {
    return then(new Brightness(Range.around(extent)));
  }

  /** Then crops to this size, after padding with this many black pixels on each side. */
  public Augmentation crop(int height, int width, int padding) {
    return then(new Crop(height, width, padding, 0));
  }

  /** Then erases a patch of half of the images with noise, Keras's default. */
  public Augmentation erase() {
    return then(Erasing.STANDARD);
  }

  /** Then erases a patch of this fraction of the images with noise. */
  public Augmentation erase(double probability) {
    return then(new Erasing(probability, Erasing.STANDARD.share(), Erasing.STANDARD.value()));
  }

  /** Then mixes each image with another of the batch, labels included. */
  public Augmentation mixup(double alpha) {
    return then(new Mixup(alpha));
  }

  /** Then replaces a patch by that of another image of the batch; labels are mixed by area. */
  public Augmentation cutmix(double alpha) {
    return then(new Cutmix(alpha));
  }

  /** Appends any transform, for numbers that have no word: {@code new Rotation(range, …)}. */
  public Augmentation then(Transform next) {
    List<Transform> more = new ArrayList<>(transforms);
    more.add(next);
    return new Augmentation(more);
  }

  /** Appends all transforms of another, in order. */
  public Augmentation then(Augmentation other) {
    List<Transform> more = new ArrayList<>(transforms);
    more.addAll(other.transforms);
    return new Augmentation(more);
  }

  /** Whether images stay as they are. */
  public boolean isNone() {
    return transforms.isEmpty();
  }

  /** Whether labels become shares of classes. */
  public boolean mixesLabels() {
    return transforms.stream().anyMatch(t -> t instanceof Mixup || t instanceof Cutmix);
  }

  /** Problems with its numbers; empty if there are none. */
  public List<Problem> problems() {
    return new AugmentationCheck(this).problems();
  }

  /** Problems with it on images of this shape, if its numbers are valid. */
  public List<Problem> problems(Shape image) {
    return problems().isEmpty() ? new CropsFit(this, image).problem().stream().toList() : List.of();
  }

  /** Problems with it on these images, if its numbers are valid. */
  public List<Problem> problems(ImageData images) {
    return problems().isEmpty() ? new PixelsFit(this, images).problems() : List.of();
  }
}
