package io.github.foldwise.cli.command;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.sweep.Param;
import java.util.List;
import java.util.Optional;

/** Ten images of 2×2 pixels in two classes. */
final class SmallExperiment {
  static final Param<Integer> UNITS = Param.of("units", 3);
  static final Param<Integer> FOLDS = Param.of("folds", 2);
  static final Param<Double> RATE = Param.of("rate", 0.25);

  /** Rows 0, 3, 6 and 9 are of class 0. */
  static final DataSet DATA =
      new DataSet(
          "small",
          "Ten images",
          ImageData.of(
              pixels(10, 0), new int[] {0, 1, 1, 0, 1, 1, 0, 1, 1, 0}, Shape.image(2, 2, 1)),
          Optional.of(ImageData.of(pixels(2, 10), new int[] {0, 1}, Shape.image(2, 2, 1))),
          List.of("even", "odd"));

  static final Experiment EXPERIMENT =
      named("small")
          .preset("plain", experiment -> experiment)
          .preset("wide", experiment -> experiment.with(UNITS, 7).ablate(RATE, 0.125, 2.0));

  private SmallExperiment() {}

  /** The same without presets, under another name. */
  static Experiment named(String name) {
    return Experiment.named(name)
        .data(locations -> DATA)
        .model(p -> flatten().dense(p.get(UNITS)).relu().classify(2))
        .training(p -> adam(p.get(RATE)).batch(4).epochs(3))
        .folds(p -> kFold(p.get(FOLDS)));
  }

  /** No two images are equal: each is a number from 0 to 11 in binary digits. */
  private static byte[] pixels(int rows, int first) {
    byte[] pixels = new byte[4 * rows];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = ((first + i / 4) >> i % 4 & 1) == 0 ? 0 : (byte) 255;
    }
    return pixels;
  }
}
