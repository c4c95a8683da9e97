import org.jspecify.annotations.NullMarked;

/**
 * The files of a run, statistics over them, and the report made from them: {@code reports} writes
 * the report, {@code reports.records} holds the rows, {@code reports.statistics} the comparisons.
 */
@NullMarked
module io.github.foldwise.reports {
  requires com.fasterxml.jackson.databind;
  requires java.desktop;
  requires java.xml;
  requires org.apache.commons.csv;
  requires org.apache.commons.statistics.distribution;
  requires org.apache.xmlgraphics.batik.svggen;
  requires org.commonmark;
  requires org.commonmark.ext.gfm.tables;
  requires static org.jspecify;

  exports io.github.foldwise.reports;
  exports io.github.foldwise.reports.comparison;
  exports io.github.foldwise.reports.format to
      io.github.foldwise.cli;
  exports io.github.foldwise.reports.records;
  exports io.github.foldwise.reports.statistics;
}
