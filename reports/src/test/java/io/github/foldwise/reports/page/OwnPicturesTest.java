package io.github.foldwise.reports.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.figure.FigureFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnPicturesTest {
  @TempDir Path around;
  private Path folder;
  private byte[] png;

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(around.resolve("run"));
    png = FigureFile.png(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY));
    Files.createDirectory(folder.resolve("mine"));
    Files.write(folder.resolve("mine/a plot.PNG"), png);
    Files.write(around.resolve("secret.png"), png);
    Files.writeString(folder.resolve("trials.csv"), "trial", UTF_8);
    Files.writeString(folder.resolve("a.svg"), "<svg/>", UTF_8);
    Files.write(folder.resolve("large.png"), new byte[5_000_001]);
  }

  @Test
  void a_picture_in_the_run_directory_is_in_the_page() throws IOException {
    assertThat(page("mine/a%20plot.PNG"))
        .contains(
            "<p>See <span class=\"figure\"><img alt=\"my &quot;plot&quot;\" width=\"3\""
                + " height=\"2\" src=\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png)
                + "\"></span>.</p>");
    assertThat(page("a.svg"))
        .contains("<img alt=\"my &quot;plot&quot;\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "none.png, not in the run directory",
    "../secret.png, not in the run directory",
    "mine, not in the run directory",
    "https://example.org/a.png, not in the run directory",
    "trials.csv, 'neither PNG, JPEG, GIF, WebP nor SVG'",
    "large.png, larger than 5 MB",
  })
  void a_picture_that_cannot_be_shown_says_why_in_its_place(String address, String why)
      throws IOException {
    assertThat(page(address))
        .contains("<p>See my &quot;plot&quot; (the picture %s is %s).</p>".formatted(address, why));
  }

  @Test
  void a_link_leads_to_no_other_folder() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.png"), around.resolve("secret.png"));
    assertThat(page("link.png")).contains("(the picture link.png is not in the run directory)");
  }

  private String page(String address) throws IOException {
    return HtmlReport.render(
        "# a\n\nSee ![my \"plot\"](%s).\n".formatted(address),
        Map.of(),
        Map.of(),
        OwnPictures.in(folder));
  }
}
