package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngBytesTest {
  @Test
  void another_reader_finds_each_pixel_of_a_picture_of_several_chunks() throws IOException {
    BufferedImage image = new BufferedImage(173, 101, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }

    byte[] file = PngBytes.of(image);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));

    assertThat(file).hasSizeGreaterThan(173 * 101 * 3); // noise does not shrink: two chunks
    assertThat(read.getWidth()).isEqualTo(173);
    assertThat(pixels(read)).isEqualTo(pixels(image));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
