package io.github.foldwise.reports.figure;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture as a PNG file. */
final class PngBytes {
  /**
   * From 0, the smallest file, to 1, the fastest; all are lossless. 0 takes three times as long.
   */
  private static final float COMPRESSION = 0.3f;

  private PngBytes() {}

  static byte[] of(RenderedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam compressed = writer.getDefaultWriteParam();
    compressed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    compressed.setCompressionQuality(COMPRESSION);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // ImageIO would otherwise put a cache file into the temporary folder
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), compressed);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
