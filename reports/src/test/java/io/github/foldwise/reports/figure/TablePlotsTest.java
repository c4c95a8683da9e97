package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.TestTrials;
import io.github.foldwise.reports.format.Slug;
import io.github.foldwise.reports.records.AblationTable;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.statistics.Summaries;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablePlotsTest {
  private static final PlotNames NAMES = PlotNames.of(Fixture.records());

  private static final TestTrials TRIALS =
      TestTrials.of(80_000, 20_000)
          .add("baseline", 0.5, 0.6, 0.7)
          .add("a", 0.52, 0.61, 0.75)
          .add("b", 0.4, 0.4, 0.45)
          .add("c", 0.9, 0.95, 0.99);

  @Test
  void a_table_of_differences_shows_them_and_one_without_shows_intervals() {
    RunRecords records =
        records(
            new AblationTable("Kernel sizes", List.of("baseline", "a", "b"), Set.of("b")),
            new AblationTable("folds", List.of("baseline", "a"), Set.of("a")),
            AblationTable.of("alone", List.of("baseline", "missing")));
    assertThat(TablePlots.names(records).values())
        .containsExactly("effects-kernel-sizes", "effects-folds");
    assertThat(Figures.of(records))
        .hasEntrySatisfying(
            "effects-kernel-sizes", figure -> assertThat(figure).isInstanceOf(EffectsFigure.class))
        .hasEntrySatisfying(
            "effects-folds", figure -> assertThat(figure).isInstanceOf(IntervalsFigure.class));
  }

  @Test
  void titles_that_make_the_same_name_get_numbers() {
    assertThat(Slug.of(List.of("L1/L2", "l1 l2", "Größe (µm)", "…", "!")).values())
        .containsExactly("l1-l2", "l1-l2-2", "gr-e-m", "table", "table-2");
    assertThat(Slug.of(List.of("a".repeat(300))).get("a".repeat(300))).hasSize(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t",
        "a table with a title that is a good deal longer than its plot is wide, and then some more"
      })
  void no_text_reaches_the_edge(String title) throws IOException {
    String longName = "l1=0.00001 l2=0.0001 bias_l1=0.00001 activity_l2=0.0001 dropout=0.25";
    TestTrials trials =
        TestTrials.of(80_000, 20_000)
            .add("baseline", 0.5, 0.6, 0.7)
            .add(longName, 0.52, 0.61, 0.75)
            .add("folds=3", 0.4, 0.4, 0.45);
    List<SummaryRow> rows =
        Summaries.of(
            trials.list(),
            List.of(
                new AblationTable(
                    title, List.of("baseline", longName, "folds=3"), Set.of("folds=3"))),
            0.005);
    SummaryTable table = new SummaryTable(title, rows);
    for (Figure figure :
        List.of(
            new EffectsFigure(table, NAMES, 0.005, "accuracy"),
            new IntervalsFigure(table, NAMES, "Accuracy"))) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureFile.png(figure)));
      for (int y = 0; y < image.getHeight(); y++) {
        assertThat(image.getRGB(0, y)).isEqualTo(0xffffffff);
        assertThat(image.getRGB(image.getWidth() - 1, y)).isEqualTo(0xffffffff);
      }
      for (int x = 0; x < image.getWidth(); x++) {
        assertThat(image.getRGB(x, 0)).isEqualTo(0xffffffff);
        assertThat(image.getRGB(x, image.getHeight() - 1)).isEqualTo(0xffffffff);
      }
    }
  }

  @Test
  void the_rows_of_a_figure_are_in_the_order_of_its_table_and_only_the_highest_of_many() {
    List<String> variants =
        Stream.concat(Stream.of("baseline"), IntStream.range(0, 60).mapToObj(i -> "v" + i))
            .toList();
    TestTrials trials = TestTrials.of(80_000, 20_000).add("baseline", 0.5, 0.6, 0.7);
    for (int i = 0; i < 60; i++) { // v59 is the best
      trials = trials.add("v" + i, 0.4 + i * 0.001, 0.51 + i * 0.001, 0.6 + i * 0.001);
    }
    SummaryTable table =
        new SummaryTable(
            "t", Summaries.of(trials.list(), List.of(AblationTable.of("t", variants)), 0.005));

    assertThat(new EffectsFigure(table, NAMES, 0.005, "accuracy").rows)
        .extracting(SummaryRow::variant)
        .containsExactlyElementsOf(
            Stream.concat(Stream.of("baseline"), IntStream.range(20, 60).mapToObj(i -> "v" + i))
                .toList());
  }

  private static RunRecords records(AblationTable... tables) {
    return Fixture.withSummary(
        Fixture.records(), Summaries.of(TRIALS.list(), List.of(tables), 0.005));
  }
}
