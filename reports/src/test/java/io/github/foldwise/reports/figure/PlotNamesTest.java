package io.github.foldwise.reports.figure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.records.ConfusionRow;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import io.github.foldwise.reports.records.TrialRow;
import io.github.foldwise.reports.statistics.BestTrial;
import io.github.foldwise.reports.statistics.ConfusionTable;
import io.github.foldwise.reports.text.Report;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of all writing systems in plots: no two of them look the same. */
class PlotNamesTest {
  @Test
  void names_that_the_font_draws_have_no_number() {
    PlotNames names = names("Größe", "שלום", "سلام", "ćevap", "e\u0301");

    assertThat(names.numbered()).isEmpty();
    assertThat(names.of("Größe")).isEqualTo("Größe");
  }

  @Test
  void names_with_other_characters_have_one_before_them() {
    PlotNames names = names("cat", "猫", "犬 2", "a\u001bb");

    assertThat(names.numbered()).containsExactly("猫", "犬 2");
    assertThat(names.of(List.of("cat", "猫", "犬 2", "a\u001bb")))
        .containsExactly("cat", "#1 猫", "#2 犬 2", "a\\u001Bb");
  }

  @Test
  void a_name_that_looks_numbered_has_a_number_too() {
    assertThat(names("猫", "#1", "#1st").of(List.of("猫", "#1", "#1st")))
        .containsExactly("#1 猫", "#2 #1", "#1st");
  }

  @Test
  void long_names_are_cut_and_numbered_so_that_pictures_stay_small() {
    String a = "x".repeat(10_000);
    String b = "x".repeat(10_001);
    List<String> short40 = names(a, b, "y".repeat(40)).of(List.of(a, b, "y".repeat(40)));

    assertThat(short40)
        .containsExactly(
            "#1 " + "x".repeat(40) + "…", "#2 " + "x".repeat(40) + "…", "y".repeat(40));
    assertThat(confusion(short40.subList(0, 2)).width()).isLessThan(1000);
  }

  @Test
  void a_title_has_the_number_of_the_variant_that_it_names() {
    TrialRow trial = TestTrials.of(2, 1).add("猫", 0.5).list().get(0);
    BestTrial best =
        new BestTrial(trial, "猫, fold 1", "validation", ConfusionTable.of(1, List.of()));

    assertThat(Figures.confusionTitle(best, Fixture.withClasses("猫")))
        .isEqualTo("Confusion matrix, validation rows (#1 猫, fold 1)");
  }

  @Test
  void the_report_says_which_number_is_which_name() {
    assertThat(Report.render(Fixture.withClasses("猫", "犬*")))
        .contains(
            """
            ## Names in the plots

            Plots write a number before these names, since the plots' font lacks some of their characters or they are long. PNG files leave such characters out; report.html and SVG files show them if the reader's machine has a font with them. Long names are cut.

            | Number | Name |
            |---:|---|
            | #1 | 猫 |
            | #2 | 犬\\* |
            """);
    assertThat(Report.render(Fixture.records())).doesNotContain("Names in the plots");
  }

  @Test
  void a_png_shows_the_number_and_an_svg_the_name_as_text() throws IOException {
    Figure numbered = confusion(names("猫", "犬").of(List.of("猫", "犬")));
    Figure bare = confusion(List.of("#1", "#2"));

    assertThat(new String(FigureFile.svg(numbered), UTF_8))
        .contains(">#1 猫</text", ">#2 犬</text")
        .contains("sans-serif");
    assertThat(new String(FigureFile.svg(bare), UTF_8)).doesNotContain("<text");
    assertThat(FigureFile.png(numbered))
        .isNotEqualTo(FigureFile.png(confusion(List.of("#1", "#1"))));
  }

  @Test
  void characters_that_a_png_leaves_out_take_no_room_above_an_image() throws IOException {
    SampleRow sample = Fixture.records().samples().get(0);
    assertThat(FigureFile.png(new ImageTile(sample, List.of("#1 " + "猫".repeat(40)), 112)))
        .isEqualTo(FigureFile.png(new ImageTile(sample, List.of("#1"), 112)));
  }

  // U+05D0 is drawn first, from the right: it ends where the text does.
  @Test
  void hebrew_runs_from_the_right_and_arabic_letters_join() {
    double alef = Lettering.width("\u05d0", 12);
    double left = Lettering.outline("\u05d0\u05d1", 12).getBounds2D().getMinX();
    assertThat(left).isLessThan(alef / 4);
    assertThat(Lettering.outline("\u05d0\u05d1", 12).getBounds2D().getMaxX())
        .isEqualTo(
            Lettering.width("\u05d1", 12)
                + Lettering.outline("\u05d0", 12).getBounds2D().getMaxX());
    assertThat(Lettering.width("\u0645\u0645", 12)) // two letters meem, joined
        .isLessThan(2 * Lettering.width("\u0645", 12));
  }

  private static PlotNames names(String... classes) {
    return PlotNames.of(Fixture.withClasses(classes));
  }

  private static Figure confusion(List<String> names) {
    RunRecords records = Fixture.records();
    List<ConfusionRow> rows =
        records.confusion().stream()
            .filter(row -> Math.max(row.trueLabel(), row.predicted()) < 2)
            .toList();
    return new ConfusionFigure("title", ConfusionTable.of(names.size(), rows), names);
  }
}
