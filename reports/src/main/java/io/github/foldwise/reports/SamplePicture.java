package io.github.foldwise.reports;

import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.format.Visible;
import io.github.foldwise.reports.records.SampleRow;
import java.io.IOException;
import java.util.List;

/** Images of a data set, as reports draw them. */
public final class SamplePicture {
  private SamplePicture() {}

  /**
   * The images in PNG format, those of each class in rows of their own.
   *
   * @param samples by label
   * @param classes names of the classes, in the order of their labels
   * @param columns most images in a row
   */
  public static byte[] png(List<SampleRow> samples, List<String> classes, int columns)
      throws IOException {
    List<String> names = classes.stream().map(Visible::name).toList();
    return FigureFile.png(Figures.samples(samples, names, columns));
  }
}
