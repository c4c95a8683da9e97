package io.github.foldwise.reports.latex;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.text.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LatexReportTest {
  @Test
  void every_table_of_the_report_is_there_with_the_same_cells() {
    String markdown = Report.render(Fixture.full());

    Map<String, String> files = LatexReport.render(markdown, Figures.of(Fixture.full()), "");

    List<List<List<String>>> tables =
        files.entrySet().stream()
            .filter(file -> !file.getKey().equals("report.tex"))
            .map(file -> TexTable.rows(file.getValue()))
            .toList();
    assertThat(tables).isEqualTo(tablesOf(markdown)).hasSizeGreaterThan(20);
    files.keySet().stream()
        .filter(file -> !file.equals("report.tex"))
        .forEach(
            file ->
                assertThat(files.get("report.tex"))
                    .containsOnlyOnce("\\input{" + file.replace(".tex", "") + "}\n"));
  }

  @Test
  void every_figure_of_the_report_is_there() {
    Map<String, String> files =
        LatexReport.render(Report.render(Fixture.full()), Figures.of(Fixture.full()), "");

    Figures.of(Fixture.full())
        .keySet()
        .forEach(
            name ->
                assertThat(files.get("report.tex"))
                    .containsOnlyOnce("{../plots/" + name + ".png}"));
  }

  @Test
  void a_table_has_the_rules_of_booktabs_and_sums_below_a_rule() {
    assertThat(
            files(
                """
                # toy

                ## Results

                ### units

                | Variant | Accuracy | Verdict |
                |---|---:|---|
                | **units\\_a=16** | 0.84 ± 0.01 | **better** |
                | [x] & 5 % | −0.0328 | – |
                | **Mean** | **0.5** |  |
                """))
        .containsEntry(
            "table-units.tex",
            """
            % Needs \\usepackage{array,booktabs}
            \\begin{table}
            \\centering
            \\caption{Results: units}
            \\label{tab:units}
            \\small\\setlength{\\tabcolsep}{6pt}
            \\begin{tabular}{@{}lrl@{}}
            \\toprule
            Variant & Accuracy & Verdict \\\\
            \\midrule
            \\textbf{units\\_a=\\allowbreak{}16} & 0.84 $\\pm$ 0.01 & \\textbf{better} \\\\
            {[}x{]} \\& 5 \\% & $-$0.0328 & -- \\\\
            \\midrule
            \\textbf{Mean} & \\textbf{0.5} &  \\\\
            \\bottomrule
            \\end{tabular}
            \\end{table}
            """);
  }

  @Test
  void a_wide_table_wraps_its_text_and_its_headings() {
    String numbers = "| +0.0376 (−0.1333 to +0.2085) ".repeat(2) + "| 0.5 ";
    assertThat(
            files(
                    "# t\n\n"
                        + "| Variant | a | b | A long heading | Verdict |\n"
                        + "|---|---:|---:|---:|---|\n"
                        + "| without batch normalization "
                        + numbers
                        + "| undecided (no number of repeats can decide) |\n")
                .get("table-t.tex"))
        .contains(
            """
            \\small\\setlength{\\tabcolsep}{6pt}
            \\begin{tabular}{@{}>{\\raggedright\\arraybackslash}p{0.135\\linewidth}rrr>{\\raggedright\\arraybackslash}p{0.147\\linewidth}@{}}
            \\toprule
            Variant & a & b & \\shortstack[r]{A long\\\\heading} & Verdict \\\\
            """);
  }

  @Test
  void a_table_of_more_than_40_rows_continues_on_the_next_page() {
    String rows =
        IntStream.range(0, 41)
            .mapToObj(i -> "| v" + i + " | 0.5 |\n")
            .collect(Collectors.joining());
    assertThat(files("# t\n\n| Variant | Accuracy |\n|---|---:|\n" + rows).get("table-t.tex"))
        .startsWith(
            """
            % Needs \\usepackage{array,booktabs,longtable}
            {\\small\\setlength{\\tabcolsep}{6pt}
            \\begin{longtable}{@{}lr@{}}
            \\caption{t}
            \\label{tab:t} \\\\
            \\toprule
            Variant & Accuracy \\\\
            \\midrule
            \\endfirsthead
            \\toprule
            Variant & Accuracy \\\\
            \\midrule
            \\endhead
            \\bottomrule
            \\endlastfoot
            v0 & 0.5 \\\\
            """)
        .endsWith("v40 & 0.5 \\\\\n\\end{longtable}\n}\n");
  }

  @Test
  void tables_below_one_heading_are_told_apart_by_their_columns() {
    String table = "| Variant | %s |\n|---|---:|\n| a | 1 |\n\n";
    assertThat(
            files(
                    "# t\n\n## units\n\n"
                        + table.formatted("Accuracy")
                        + table.formatted("Loss")
                        + table.formatted("Loss")
                        + "## Units\n\n"
                        + table.formatted("Accuracy"))
                .keySet())
        .containsExactly(
            "report.tex",
            "table-units.tex",
            "table-units-loss.tex",
            "table-units-2.tex",
            "table-units-3.tex");
  }

  @Test
  void text_lists_links_code_and_pictures_become_latex() {
    assertThat(
            body(
                """
                # 50 % of #1

                A *b* **c** `d_e` <i> [f](https://x.org/a_b%20c#d).\\
                Next line.

                - one
                - two

                1. three

                > four

                ```text
                Fold 1:  a --b

                "x" 'y'
                ```

                ![Curves](plots/curves.png)

                ![Mine](my/photo.jpg)

                ![Other](https://x.org/y.svg)

                ---

                <details><summary>The specification</summary>

                ```text
                long
                ```

                </details>

                After.
                """))
        .isEqualTo(
            """
            A \\emph{b} \\textbf{c} \\texttt{d\\_e} \\textless{}i\\textgreater{} \
            \\href{https://x.org/a_b\\%20c\\#d}{f}.\\newline
            Next line.

            \\begin{itemize}

            \\item one

            \\item two

            \\end{itemize}

            \\begin{enumerate}

            \\item three

            \\end{enumerate}

            \\begin{quote}

            four

            \\end{quote}

            \\begin{quote}\\small\\ttfamily\\raggedright
            Fold 1:~~a -{}-b\\\\
            \\mbox{}\\\\
            \\char34{}x\\char34{} \\textquotesingle{}y\\textquotesingle{}
            \\end{quote}

            \\begin{figure}
            \\centering
            \\IfFileExists{../plots/curves.png}{\\includegraphics[width=0.80\\linewidth,\
            height=0.5\\textheight,keepaspectratio]{../plots/curves.png}}{\\texttt{plots/curves.png}}
            \\caption{Curves}
            \\label{fig:curves}
            \\end{figure}

            \\begin{figure}
            \\centering
            \\IfFileExists{../my/photo.jpg}{\\includegraphics[width=0.80\\linewidth,\
            height=0.5\\textheight,keepaspectratio]{../my/photo.jpg}}{\\texttt{my/photo.jpg}}
            \\caption{Mine}
            \\label{fig:my/photo.jpg}
            \\end{figure}

            \\begin{figure}
            \\centering
            \\texttt{https://x.org/y.svg}
            \\caption{Other}
            \\label{fig:https-//x.org/y.svg}
            \\end{figure}

            \\begin{center}\\rule{0.3\\linewidth}{0.4pt}\\end{center}

            \\emph{The specification} is in \\texttt{report.html}.

            After.

            """);
  }

  @Test
  void title_and_author_stand_at_the_top() {
    assertThat(LatexReport.render("# 50 % of #1\n", Map.of(), "A. & B.").get("report.tex"))
        .contains("\\title{50 \\% of \\#1}\n\\author{A. \\& B.}\n\\date{}\n");
  }

  @Test
  void a_character_that_pdflatex_may_lack_is_declared_with_its_number() {
    assertThat(files("# t\n\né 日 α ± 日\n").get("report.tex"))
        .contains("    \\usepackage[T1]{fontenc}\n")
        .contains("  \\character{é}{E9}\n  \\character{日}{65E5}\n\\fi\n")
        .contains("é 日 $\\alpha$ $\\pm$ 日\n");
    assertThat(files("# t\n\nα ± −\n").get("report.tex")).doesNotContain("\\character");
  }

  private static Map<String, String> files(String markdown) {
    return LatexReport.render(markdown, Map.of(), "");
  }

  private static String body(String markdown) {
    String report = files(markdown).get("report.tex");
    String begin = "\\maketitle\n\n";
    return report.substring(
        report.indexOf(begin) + begin.length(), report.indexOf("\\end{document}"));
  }

  /** The cells of all tables of a Markdown text, without their format. */
  private static List<List<List<String>>> tablesOf(String markdown) {
    List<List<List<String>>> tables = new ArrayList<>();
    String before = "";
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith("| ")) {
        if (!before.startsWith("|")) {
          tables.add(new ArrayList<>());
        }
        tables.get(tables.size() - 1).add(cells(line));
      }
      before = line;
    }
    return tables;
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(2, line.length() - 2).split(" \\| ", -1))
        .map(cell -> cell.strip().replaceAll("(?<!\\\\)[*`]", "").replaceAll("\\\\(.)", "$1"))
        .toList();
  }
}
