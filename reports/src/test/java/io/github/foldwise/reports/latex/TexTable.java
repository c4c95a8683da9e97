package io.github.foldwise.reports.latex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cells of a table of LaTeX as a reader of the paper sees them; the first row is the header.
 */
final class TexTable {
  private static final Pattern FORMAT = Pattern.compile("\\\\(?:textbf|emph|texttt)\\{([^{}]*)}");
  private static final Pattern STACK = Pattern.compile("\\\\shortstack\\[[lr]]\\{([^{}]*)}");

  private static final Map<String, String> SHOWN =
      Map.ofEntries(
          Map.entry("\\allowbreak{}", ""),
          Map.entry("$-$", "−"),
          Map.entry("$\\pm$", "±"),
          Map.entry("$\\times$", "×"),
          Map.entry("\\dots{}", "…"),
          Map.entry("\\textless{}", "<"),
          Map.entry("\\textgreater{}", ">"),
          Map.entry("{[}", "["),
          Map.entry("{]}", "]"),
          Map.entry("\\_", "_"),
          Map.entry("\\%", "%"),
          Map.entry("\\&", "&"));

  private TexTable() {}

  static List<List<String>> rows(String tex) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : tex.split("\n", -1)) {
      if (line.endsWith(" \\\\") && !line.startsWith("\\label")) {
        String row = line.substring(0, line.length() - " \\\\".length());
        rows.add(Stream.of(row.split(" & ", -1)).map(TexTable::shown).toList());
      }
    }
    return rows;
  }

  private static String shown(String source) {
    String text = STACK.matcher(source).replaceAll(stack -> stack.group(1).replace("\\\\", " "));
    for (Map.Entry<String, String> command : SHOWN.entrySet()) {
      text = text.replace(command.getKey(), command.getValue());
    }
    return FORMAT
        .matcher(text)
        .replaceAll("$1")
        .replace("-{}-", "\u0000")
        .replace("--", "–")
        .strip();
  }
}
