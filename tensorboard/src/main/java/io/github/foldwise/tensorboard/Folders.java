package io.github.foldwise.tensorboard;

import io.github.foldwise.canonical.Fingerprint;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.split.Fold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders below the log directory: TensorBoard names runs by them. */
final class Folders {
  private static final int LONGEST = 100; // file systems allow 255 bytes
  private static final int DIGITS = 8;

  private final Path root;
  private final boolean repeated;

  /** Folders of an experiment, whose folds are run once or repeatedly. */
  Folders(Path root, boolean repeated) {
    this.root = root;
    this.repeated = repeated;
  }

  Path root() {
    return root;
  }

  /** All folders that runs of an experiment make: of its variants, selections and refits. */
  List<Path> of(CheckedExperiment experiment) {
    List<Path> folders = new ArrayList<>();
    for (CheckedVariant checked : experiment.variants()) {
      String name = checked.variant().name();
      folders.add(variant(name));
      folders.add(variant("refit of " + name));
      for (Fold fold : checked.folds()) {
        folders.add(variant(name + " within fold " + fold.index()));
      }
    }
    return folders;
  }

  /** {@code dropout=0.2}. */
  Path variant(String name) {
    return root.resolve(fileName(name));
  }

  /** {@code dropout=0.2/fold_1}, or {@code dropout=0.2/repeat_2_fold_1}. */
  Path trial(String variant, int repeat, int fold) {
    String place = (repeated ? "repeat_" + repeat + "_" : "") + "fold_" + fold;
    return variant(variant).resolve(place);
  }

  /**
   * The name itself where every file system can have it; otherwise with other characters for those
   * that some cannot, and digits that keep it apart from similar names.
   */
  static String fileName(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9 ._=,+()-]", "_").replaceAll("^[ .]|[ .]$", "_");
    String cut = safe.substring(0, Math.min(safe.length(), LONGEST));
    return cut.equals(name) && !cut.isEmpty()
        ? name
        : cut + "-" + Fingerprint.of(name).substring(0, DIGITS);
  }
}
