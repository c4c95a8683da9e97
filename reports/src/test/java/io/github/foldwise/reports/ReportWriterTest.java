package io.github.foldwise.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.records.EpochRow;
import io.github.foldwise.reports.records.RunDirectory;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.UnreadableRunException;
import io.github.foldwise.reports.text.Notes;
import io.github.foldwise.reports.text.Report;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportWriterTest {
  @TempDir static Path rendered;
  @TempDir Path folder;

  @BeforeAll
  static void render() throws IOException {
    ReportWriter.write(Fixture.copyTo(rendered));
  }

  @Test
  void edited_notes_are_carried_in_and_a_picture_that_they_show_is_kept() throws IOException {
    Fixture.copyTo(folder);
    Path picture = Files.createDirectories(folder.resolve("plots")).resolve("effects-mine.png");
    Files.write(picture, FigureFile.png(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY)));
    String notes = "Draft. ![mine](plots/effects-mine.png)";
    Files.writeString(folder.resolve("notes.md"), notes, StandardCharsets.UTF_8);
    ReportWriter.write(folder);
    Files.writeString(
        folder.resolve("notes.md"), notes.replace("Draft", "Final"), StandardCharsets.UTF_8);
    ReportWriter.write(folder);

    assertThat(folder.resolve("report.md")).content().contains("\nFinal. ![mine]");
    assertThat(folder.resolve("report.html"))
        .content()
        .contains(
            "<p>Final. <span class=\"figure\"><img alt=\"mine\" width=\"1\" height=\"1\" src=");
    assertThat(picture).exists();
  }

  @Test
  void the_report_and_all_plots_are_written() throws IOException {
    assertThat(pictures(rendered).keySet())
        .containsExactly(
            "confusion.png",
            "confusion.svg",
            "curves-test.png",
            "curves-test.svg",
            "curves-validation.png",
            "curves-validation.svg",
            "effects-batch-norm.png",
            "effects-batch-norm.svg",
            "effects-dropout.png",
            "effects-dropout.svg",
            "effects-penalties.png",
            "effects-penalties.svg",
            "samples.png",
            "samples.svg");
    assertThat(Files.readString(rendered.resolve("report.md"), StandardCharsets.UTF_8))
        .isEqualTo(Report.render(Fixture.records()));
  }

  @Test
  void a_part_that_cannot_be_written_costs_no_other() throws IOException {
    Fixture.copyTo(folder);
    Files.writeString(
        folder.resolve("calibration.csv"),
        "variant,bin_low,bin_high,n,mean_confidence,accuracy\nbaseline,0.9,1,7,,\n");

    ReportWriter.write(folder);

    String sound = Report.render(Fixture.records());
    String before = "**No ROC";
    assertThat(Files.readString(folder.resolve("report.md")))
        .isEqualTo(
            sound.replace(
                before,
                "**Calibration:** this part cannot be written from the run's tables"
                    + " (java.util.NoSuchElementException: No value present).\n\n"
                    + before));
    assertThat(folder.resolve("report.html")).exists();
  }

  @Test
  void the_report_says_which_plot_could_not_be_drawn() {
    assertThat(
            Report.render(Fixture.records(), Map.of("plots/confusion.png", "no fonts"), Notes.NONE))
        .contains(": the plot could not be drawn (no fonts).\n")
        .doesNotContain("(plots/confusion.png)");
  }

  @Test
  void two_renderings_at_once_give_the_same_bytes_with_or_without_timings() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    Path one = Files.createDirectory(folder.resolve("one"));
    Fixture.copyTo(one);
    Files.delete(Fixture.copyTo(other).resolve("timings.csv"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> first = threads.submit(() -> write(one));
      Future<?> second = threads.submit(() -> write(other));
      first.get();
      second.get();
    } finally {
      threads.shutdown();
    }
    assertThat(pictures(one)).isEqualTo(pictures(other));
    assertThat(Files.readAllBytes(one.resolve("report.md")))
        .isEqualTo(Files.readAllBytes(other.resolve("report.md")));
  }

  @Test
  void a_png_is_opaque_has_a_white_edge_and_is_small() throws IOException {
    for (String name : Figures.of(Fixture.records()).keySet()) {
      Path png = rendered.resolve("plots").resolve(name + ".png");
      BufferedImage image = ImageIO.read(png.toFile());
      assertThat(Files.size(png)).as(name).isLessThan(300_000);
      for (int x = 0; x < image.getWidth(); x++) {
        assertThat(image.getRGB(x, 0)).as(name).isEqualTo(0xffffffff);
        assertThat(image.getRGB(x, image.getHeight() - 1)).as(name).isEqualTo(0xffffffff);
      }
      for (int y = 0; y < image.getHeight(); y++) { // text that is cut off would reach the edge
        assertThat(image.getRGB(0, y)).as(name).isEqualTo(0xffffffff);
        assertThat(image.getRGB(image.getWidth() - 1, y)).as(name).isEqualTo(0xffffffff);
      }
    }
  }

  @Test
  void an_svg_is_well_formed_and_asks_for_no_font_and_no_other_file() throws Exception {
    for (String name : Figures.of(Fixture.records()).keySet()) {
      Path svg = rendered.resolve("plots").resolve(name + ".svg");
      Element root =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(svg.toFile())
              .getDocumentElement();
      assertThat(root.getTagName()).isEqualTo("svg");
      assertThat(root.getAttribute("viewBox"))
          .isEqualTo("0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
      assertThat(root.getElementsByTagName("text").getLength()).as(name).isZero();
      assertThat(Files.readString(svg, StandardCharsets.UTF_8)).doesNotContain("<!DOCTYPE");
    }
  }

  @Test
  void a_plot_that_has_nothing_to_show_any_more_is_removed() throws IOException {
    Path old = Files.createDirectory(folder.resolve("plots")).resolve("curves-test.png");
    Files.write(old, new byte[] {1});
    Path own = Files.write(folder.resolve("plots").resolve("own.png"), new byte[] {1});
    RunRecords records = Fixture.records();
    RunDirectory.at(folder)
        .write(
            Fixture.withEpochs(
                records, records.epochs().stream().map(ReportWriterTest::withoutTest).toList()));
    ReportWriter.write(folder);
    assertThat(pictures(folder)).doesNotContainKeys("curves-test.png", "curves-test.svg");
    assertThat(own).exists();
    assertThat(Files.readString(folder.resolve("report.md"), StandardCharsets.UTF_8))
        .doesNotContain("curves-test");
  }

  @Test
  void the_plot_of_a_table_that_is_gone_is_removed_and_one_that_no_report_shows_is_kept()
      throws IOException {
    RunRecords records = Fixture.records();
    RunDirectory.at(folder).write(records);
    ReportWriter.write(folder);
    Path own = Files.write(folder.resolve("plots").resolve("effects-own.png"), new byte[] {1});
    List<SummaryRow> fewer =
        records.summary().stream().filter(row -> !row.table().equals("dropout")).toList();
    RunDirectory.at(folder).write(Fixture.withSummary(records, fewer));
    ReportWriter.write(folder);
    assertThat(pictures(folder))
        .containsKeys("effects-penalties.png", "effects-batch-norm.svg")
        .doesNotContainKeys("effects-dropout.png", "effects-dropout.svg");
    assertThat(own).exists();
  }

  @Test
  void latex_is_written_when_asked_for_and_a_table_of_an_earlier_report_removed()
      throws IOException {
    Fixture.copyTo(folder);
    ReportWriter.write(folder);
    assertThat(folder.resolve("latex")).doesNotExist();
    Path latex = Files.createDirectory(folder.resolve("latex"));
    Path old = Files.writeString(latex.resolve("table-gone.tex"), "");
    Path own = Files.writeString(latex.resolve("paper.tex"), "mine");

    ReportWriter.writeWithLatex(folder);

    assertThat(latex.resolve("report.tex")).exists();
    assertThat(latex.resolve("table-dropout.tex")).exists();
    assertThat(folder.resolve("report.html")).exists();
    assertThat(old).doesNotExist();
    assertThat(own).hasContent("mine");
  }

  @Test
  void a_single_epoch_of_a_single_fold_is_a_point() throws IOException {
    RunRecords records = Fixture.records();
    RunRecords single = Fixture.withEpochs(records, records.epochs().subList(0, 1));
    assertThat(Figures.of(single)).containsKey(Figures.VALIDATION_CURVES);
    assertThat(FigureFile.png(Figures.of(single).get(Figures.VALIDATION_CURVES))).isNotEmpty();
  }

  @Test
  void a_folder_that_is_no_run_directory_is_left_as_it_is() throws IOException {
    assertThatThrownBy(() -> ReportWriter.write(folder)).isInstanceOf(UnreadableRunException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  private static Void write(Path folder) throws IOException {
    ReportWriter.write(folder);
    return null;
  }

  private static EpochRow withoutTest(EpochRow row) {
    return new EpochRow(
        row.variant(),
        row.repeat(),
        row.fold(),
        row.epoch(),
        row.steps(),
        row.learningRate(),
        row.loss(),
        row.dataLoss(),
        row.penalty(),
        row.accuracy(),
        row.valLoss(),
        row.valDataLoss(),
        row.valAccuracy(),
        Optional.empty(),
        Optional.empty());
  }

  private static Map<String, List<Byte>> pictures(Path folder) throws IOException {
    Map<String, List<Byte>> pictures = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("plots"))) {
      for (Path file : files.toList()) {
        pictures.put(file.getFileName().toString(), boxed(Files.readAllBytes(file)));
      }
    }
    return pictures;
  }

  private static List<Byte> boxed(byte[] bytes) {
    Byte[] boxed = new Byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      boxed[i] = bytes[i];
    }
    return List.of(boxed);
  }
}
