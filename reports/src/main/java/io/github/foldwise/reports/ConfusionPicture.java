package io.github.foldwise.reports;

import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.Visible;
import io.github.foldwise.reports.statistics.ConfusionTable;
import java.io.IOException;
import java.util.List;

/** A confusion matrix as reports draw it. */
public final class ConfusionPicture {
  private ConfusionPicture() {}

  /**
   * The matrix in PNG format.
   *
   * @param title above the matrix
   * @param matrix the counts
   * @param classes names of the classes, in the order of their labels
   */
  public static byte[] png(String title, ConfusionTable matrix, List<String> classes)
      throws IOException {
    List<String> names = classes.stream().map(Visible::name).toList();
    return FigureFile.png(Figures.confusion(Visible.name(title), matrix, names));
  }
}
