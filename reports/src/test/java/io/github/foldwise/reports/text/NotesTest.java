package io.github.foldwise.reports.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesTest {
  @TempDir Path folder;

  @Test
  void the_notes_follow_the_findings_and_the_conclusion_the_results() throws IOException {
    String report =
        report(
            """
            # Observations

            256 units help *a little*: see ![my plot](my%20plot.png).

            ## By class

            Conclusion
            ==========

            I would take 64 units.

            ## Next

            More data.

            # Thanks

            To all.
            """);

    assertThat(report)
        .contains(
            """

            ## The author's notes

            ### Observations

            256 units help *a little*: see ![my plot](my%20plot.png).

            #### By class

            ### Thanks

            To all.

            ## Data
            """)
        .contains(
            """

            ## Conclusion

            I would take 64 units.

            ### Next

            More data.

            ## Provenance
            """);
    assertThat(report.indexOf("## Summary of findings"))
        .isLessThan(report.indexOf("## The author"));
  }

  @Test
  void the_rest_of_the_report_is_as_without_notes() throws IOException {
    String without = Report.render(Fixture.records());
    String with = report("Some.\n\n## Conclusion\n\nMore.\n");
    assertThat(
            with.replace("## The author's notes\n\nSome.\n\n", "")
                .replace("## Conclusion\n\nMore.\n\n", ""))
        .isEqualTo(without);
    assertThat(report("")).isEqualTo(without);
  }

  @Test
  void html_is_text_comments_go_and_nothing_stays_open() {
    assertThat(
            NotesText.of(
                    """
                    <details><summary>x</summary>
                    # no heading
                    </details>

                    a <b>b</b> <!-- hidden --> c

                    <!-- hidden

                    ## no heading -->

                    ```
                    open
                    ## no heading
                    """)
                .notes())
        .isEqualTo(
            """
            \\<details\\>\\<summary\\>x\\</summary\\>
            \\# no heading
            \\</details\\>

            a \\<b\\>b\\</b\\>  c

            ```
            open
            ## no heading
            ```\
            """);
  }

  @Test
  void headings_below_the_lowest_level_stay_at_it() {
    assertThat(NotesText.of("## a\n\n###### b\n\n> # c\n").notes())
        .isEqualTo("### a\n\n###### b\n\n> ### c");
  }

  @Test
  void a_table_is_a_table() {
    assertThat(NotesText.of("| a | b |\n|---|--:|\n| 1 | 2 |\n").notes())
        .isEqualTo("|a|b|\n|---|---:|\n|1|2|");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "'\u00e9', it is not UTF-8 text",
    "'>>>>>>>>>>', it is nested more than 100 levels deep",
    "'aaaaaaaaaa', 'it has more than 1,000,000 bytes'",
  })
  void a_file_that_cannot_be_shown_says_why_in_its_place(String text, String why)
      throws IOException {
    Path file = folder.resolve("notes.md");
    byte[] bytes =
        switch (text.charAt(0)) {
          case '>' -> "*a **b ".repeat(200).concat("b** a*".repeat(200)).getBytes(UTF_8);
          case 'a' -> text.repeat(100_001).getBytes(UTF_8);
          default -> new byte[] {(byte) 0xe9};
        };
    Files.write(file, bytes);
    assertThat(render())
        .contains(
            "\n\n**The author's notes:** `notes.md` cannot be shown (%s).\n\n".formatted(why));
  }

  @Test
  void a_folder_of_that_name_is_no_file() throws IOException {
    Files.createDirectory(folder.resolve("notes.md"));
    assertThat(render())
        .contains("**The author's notes:** `notes.md` cannot be shown (it is not a file).");
  }

  @Test
  void a_byte_order_mark_is_no_text() throws IOException {
    assertThat(report("\uFEFF# Observations\n")).contains("\n### Observations\n");
  }

  private String report(String notes) throws IOException {
    Files.writeString(folder.resolve("notes.md"), notes, UTF_8);
    return render();
  }

  private String render() {
    return Report.render(Fixture.records(), Map.of(), Notes.of(folder.resolve("notes.md")));
  }
}
