package com.example.spots;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;

import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.run.ResultRow;
import io.github.foldwise.run.Run;
import io.github.foldwise.run.RunResult;
import io.github.foldwise.sweep.Param;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Runs an experiment on the module path. Exits with 1 if an accuracy is poor. */
public final class Spots {
  private static final Shape SHAPE = Shape.image(4, 4, 1);
  private static final Param<Integer> UNITS = Param.of("units", 8);

  private static final Experiment EXPERIMENT =
      Experiment.named("spots")
          .data(locations -> data())
          .model(p -> flatten().dense(p.get(UNITS)).relu().classify(2))
          .training(p -> adam(0.01).epochs(10).batch(16))
          .folds(p -> kFold(3).shuffled(1))
          .seed(1)
          .ablate(UNITS, 8, 16);

  private Spots() {}

  public static void main(String[] args) {
    RunResult result = Run.of(EXPERIMENT).in(Path.of("target", "run")).execute();
    List<ResultRow> rows = result.table("units").rows();
    rows.forEach(System.out::println);
    boolean good = rows.stream().allMatch(row -> row.mean().orElse(0) >= 0.9);
    boolean modular = Run.class.getModule().isNamed();
    System.exit(modular && good && Files.isRegularFile(result.report()) ? 0 : 1);
  }

  private static DataSet data() {
    return new DataSet(
        "spots", "Spots, drawn", draw(450, 1), Optional.of(draw(90, 2)), List.of("up", "down"));
  }

  /** Noise, with a bright spot in the upper half (class 0) or the lower half (class 1). */
  private static ImageData draw(int rows, long seed) {
    Random random = new Random(seed);
    int half = SHAPE.size() / 2;
    float[] pixels = new float[rows * SHAPE.size()];
    int[] labels = new int[rows];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0.5f * random.nextFloat();
    }
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(2);
      pixels[row * SHAPE.size() + labels[row] * half + random.nextInt(half)] = 1;
    }
    return ImageData.of(pixels, labels, SHAPE);
  }
}
