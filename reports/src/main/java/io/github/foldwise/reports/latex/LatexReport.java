package io.github.foldwise.reports.latex;

import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.text.Markdown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/**
 * The report as LaTeX: {@code report.tex}, and each of its tables in a file of its own, to be input
 * by another document as well.
 *
 * <p>It is made from the Markdown report, so both hold the same tables with the same digits. What
 * {@link Markdown#folded} folds is left to the page. It needs the packages of TeX Live's {@code
 * texlive-latex-recommended} alone. pdfLaTeX lacks the letters of many scripts: it sets the number
 * of such a character, {@code [65E5]}, in its place; XeLaTeX and LuaLaTeX set the character.
 */
public final class LatexReport {
  /** The names of the tables' files, as a glob. */
  public static final String TABLES = "table-*.tex";

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private LatexReport() {}

  /**
   * The files by their names.
   *
   * @param markdown the text of {@code report.md}
   * @param figures those that it shows, by name
   * @param author may be empty
   */
  public static Map<String, String> render(
      String markdown, Map<String, Figure> figures, String author) {
    Blocks blocks = Blocks.of(PARSER.parse(markdown), figures);
    String by = LatexText.of(author);
    String all =
        LatexText.normal(
            blocks.title() + by + blocks.body() + String.join("", blocks.tables().values()));
    TreeSet<Integer> beyondAscii =
        all.codePoints()
            .filter(LatexText::isBeyondAscii)
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "report.tex",
        String.format(
            Locale.ROOT,
            """
            %% Compile with pdflatex, XeLaTeX or LuaLaTeX in this folder. `report --format latex` writes
            %% this file again: keep your own text in another one.
            \\documentclass[a4paper]{article}
            \\usepackage{iftex}
            \\ifPDFTeX
              \\usepackage[utf8]{inputenc}
            %s\\else
              \\usepackage{fontspec} %% for other scripts, name one of your fonts: \\setmainfont{...}
            \\fi
            \\usepackage[margin=20mm]{geometry}
            \\usepackage{textcomp,array,booktabs,longtable,graphicx,float}
            \\usepackage[tableposition=top]{caption}
            \\usepackage[hidelinks]{hyperref}
            %s\\floatplacement{table}{H}
            \\floatplacement{figure}{H}
            \\emergencystretch=3em
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{0.5\\baselineskip}

            \\title{%s}
            \\author{%s}
            \\date{}

            \\begin{document}
            \\maketitle

            %s\\end{document}
            """,
            fonts(!beyondAscii.isEmpty()),
            characters(beyondAscii),
            blocks.title(),
            by,
            blocks.body()));
    blocks.tables().forEach((name, table) -> files.put(name + ".tex", table));
    return files;
  }

  /**
   * The text below the first heading with its tables, to be input by another document.
   *
   * @param markdown such as a table with notes
   */
  public static String fragment(String markdown) {
    Blocks blocks = Blocks.of(PARSER.parse(markdown), Map.of());
    String body = blocks.body();
    for (Map.Entry<String, String> table : blocks.tables().entrySet()) {
      body = body.replace("\\input{" + table.getKey() + "}\n", table.getValue());
    }
    return body.stripTrailing() + "\n";
  }

  /** Without Latin Modern, the letters of T1 may be bitmaps. */
  private static String fonts(boolean hasOtherLetters) {
    return hasOtherLetters
        ? """
            \\usepackage[T1]{fontenc}
            \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}
        """
        : """
            \\IfFileExists{lmodern.sty}{\\usepackage[T1]{fontenc}\\usepackage{lmodern}}{}
        """;
  }

  /** Declares those that LaTeX does not know. */
  private static String characters(SortedSet<Integer> beyondAscii) {
    if (beyondAscii.isEmpty()) {
      return "";
    }
    String uses =
        beyondAscii.stream()
            .map(
                character ->
                    String.format(
                        Locale.ROOT,
                        "  \\character{%s}{%X}\n",
                        Character.toString(character),
                        character))
            .collect(Collectors.joining());
    return """
    \\ifPDFTeX %% sets the number of a character that its fonts lack
      \\newcommand{\\character}[2]{\\expandafter\\ifx\\csname u8:\\detokenize{#1}\\endcsname\\relax
        \\DeclareUnicodeCharacter{#2}{{\\scriptsize[#2]}}\\fi}
    %s\\fi
    """
        .formatted(uses);
  }
}
