package io.github.foldwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataOptionTest {
  @TempDir Path folder;

  @Test
  void a_path_replaces_rows_that_were_given_in_memory_but_not_a_source_that_insists()
      throws IOException {
    Path csv = folder.resolve("list.csv");
    StringBuilder list = new StringBuilder("file,label\n");
    for (int i = 0; i < 8; i++) {
      BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(0, 0, 0, 10 * i);
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
      list.append(i).append(".png,").append(i % 2 == 0 ? "even" : "odd").append('\n');
    }
    Files.writeString(csv, list);
    assertThat(plan(Cli.of(SmallExperiment.named("small").data(SmallExperiment.DATA)), csv))
        .startsWith("Data: CSV list of images (8 images) (csv-file), 8 training rows\n");
    assertThat(plan(Cli.of(SmallExperiment.EXPERIMENT), csv))
        .startsWith("Data: Ten images (small), 10 training rows, 2 test rows\n");
  }

  private static String plan(Cli cli, Path data) {
    Cli.Result result = cli.run("plan", "--no-time", "--data", data.toString());
    assertThat(result.err()).isEmpty();
    return result.out();
  }
}
