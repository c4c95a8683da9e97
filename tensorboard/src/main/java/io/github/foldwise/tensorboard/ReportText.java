package io.github.foldwise.tensorboard;

import java.util.regex.Pattern;

/** The report as TensorBoard can show it: a text has no pictures there. */
final class ReportText {
  private static final Pattern PICTURE =
      Pattern.compile("^!\\[(.*)]\\(plots/(.*)\\.png\\)$", Pattern.MULTILINE);

  private ReportText() {}

  /** Names the picture of the page of images in the place of each. */
  static String of(String report) {
    return PICTURE.matcher(report).replaceAll("*$1 (image plots/$2)*");
  }
}
