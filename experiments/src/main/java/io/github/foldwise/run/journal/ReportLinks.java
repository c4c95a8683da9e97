package io.github.foldwise.run.journal;

import java.util.List;
import java.util.regex.Pattern;

/** The plots that a report shows. */
final class ReportLinks {
  private static final Pattern PLOT = Pattern.compile("\\(plots/([\\w-]+)\\.(?:png|svg)\\)");

  private ReportLinks() {}

  /** Names without their endings, each once. */
  static List<String> plots(String report) {
    return PLOT.matcher(report).results().map(found -> found.group(1)).distinct().toList();
  }
}
