package io.github.foldwise.reports.latex;

import io.github.foldwise.reports.format.Slug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * File names and captions of the tables, from the headings above them: the table below
 * <em>units</em> is {@code table-units}. Another table below the same heading is named by the first
 * of its columns that is new there, too.
 */
final class TableNames {
  private final Set<String> taken = new HashSet<>();
  private final List<String> columns = new ArrayList<>(); // seen below the heading
  private String section = "";
  private String caption = "";
  private String title = "table";

  /**
   * A table's name.
   *
   * @param file without its ending
   * @param caption LaTeX
   */
  record Name(String file, String caption) {
    String label() {
      return file.substring("table-".length());
    }
  }

  void heading(int level, String source, String text) {
    section = level <= 2 ? source : section;
    caption = level <= 2 || section.isEmpty() ? source : section + ": " + source;
    title = text;
    columns.clear();
  }

  /** The name of the table that comes next. */
  Name next(List<String> header) {
    String column =
        columns.isEmpty()
            ? ""
            : header.stream().filter(name -> !columns.contains(name)).findFirst().orElse("");
    columns.addAll(header);
    String shown = column.isEmpty() ? caption : caption + " (" + LatexText.of(column) + ")";
    return new Name(free("table-" + slug(title + " " + column)), shown);
  }

  private static String slug(String words) {
    return Slug.of(List.of(words)).get(words);
  }

  private String free(String file) {
    String name = file;
    for (int i = 2; !taken.add(name); i++) {
      name = file + "-" + i;
    }
    return name;
  }
}
