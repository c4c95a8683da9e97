package io.github.foldwise.reports;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.records.RunDirectory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run that has every file. */
class FullRunTest {
  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    RunDirectory.at(folder).write(Fixture.full());
    ReportWriter.write(folder);
  }

  @Test
  void every_figure_of_a_run_has_its_files() {
    for (String name : Figures.NAMES) {
      assertThat(folder.resolve("plots").resolve(name + ".png")).isNotEmptyFile();
      assertThat(folder.resolve("plots").resolve(name + ".svg")).isNotEmptyFile();
    }
  }

  @Test
  void no_text_of_a_gallery_or_of_the_calibration_is_cut_off() throws IOException {
    for (String name : new String[] {Figures.CONFUSED, Figures.WORST, Figures.CALIBRATION}) {
      BufferedImage image = ImageIO.read(folder.resolve("plots").resolve(name + ".png").toFile());
      for (int x = 0; x < image.getWidth(); x++) {
        assertThat(image.getRGB(x, 0)).as(name).isEqualTo(0xffffffff);
        assertThat(image.getRGB(x, image.getHeight() - 1)).as(name).isEqualTo(0xffffffff);
      }
      for (int y = 0; y < image.getHeight(); y++) {
        assertThat(image.getRGB(0, y)).as(name).isEqualTo(0xffffffff);
        assertThat(image.getRGB(image.getWidth() - 1, y)).as(name).isEqualTo(0xffffffff);
      }
    }
  }

  @Test
  void the_page_lies_beside_the_markdown_report() throws IOException {
    assertThat(Files.readString(RunDirectory.at(folder).html(), StandardCharsets.UTF_8))
        .startsWith("<!DOCTYPE html>\n")
        .contains("<title>fashion-mnist, preset quick</title>")
        .endsWith("</html>\n");
  }
}
