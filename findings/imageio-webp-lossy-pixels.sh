#!/usr/bin/env bash
# TwelveMonkeys imageio-webp 3.12.0 (JDK 17) and Pillow 12.3.0 (pip, Python 3.11), which decodes with libwebp.
#
# Guess:     a WebP file has one decoded picture. VP8's format says how to decode to the bit, so the plugin's pixels are
#            those of libwebp, or off by one where colours are converted.
# Behaviour: only lossless files are equal. Of lossy files, the plugin enlarges the two channels of colour, which have
#            half the width and height, by repeating each value, where libwebp interpolates: colours differ at every
#            quality. Gray differs as well, the more the lower the quality.
# Seen:      below: mean and largest difference of 0 to 255, and the share of blocks of 2×2 pixels that have one value
#            of red minus blue (±2), in which the brightness cancels.
# Remedy:    save as PNG or lossless WebP what must have the same pixels in Java and Python.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.twelvemonkeys.imageio</groupId>
      <artifactId>imageio-webp</artifactId>
      <version>3.12.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=jars
python3 -m venv venv
venv/bin/pip -q install pillow==12.3.0

cat > save.py <<'PYTHON'
from math import sin

from PIL import Image


def level(x, y, phase):
    return int(127.5 + 127.5 * sin(x / 7 + phase) * sin(y / 9 + phase / 2))


pixels = [tuple(level(x, y, phase) for phase in (0, 2, 4)) for y in range(128) for x in range(128)]
colours = Image.new("RGB", (128, 128))
colours.putdata(pixels)
for name, image in ("gray", colours.convert("L").convert("RGB")), ("colours", colours):
    for quality, options in ("lossless", {"lossless": True}), ("90", {"quality": 90}), ("30", {"quality": 30}):
        image.save(f"{name}-{quality}.webp", **options)
        Image.open(f"{name}-{quality}.webp").save(f"{name}-{quality}.png")
PYTHON
venv/bin/python -W ignore save.py

cat > Compare.java <<'JAVA'
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

public class Compare {
  public static void main(String[] names) throws Exception {
    for (String name : names) {
      BufferedImage plugin = ImageIO.read(new File(name + ".webp"));
      BufferedImage pillow = ImageIO.read(new File(name + ".png"));
      int[] differences =
          IntStream.range(0, 3 * 128 * 128)
              .map(i -> Math.abs(sample(plugin, i) - sample(pillow, i)))
              .toArray();
      System.out.printf(
          "%s: mean %.1f, largest %d; blocks of one colour: plugin %.0f %%, Pillow %.0f %%%n",
          name,
          IntStream.of(differences).average().orElseThrow(),
          IntStream.of(differences).max().orElseThrow(),
          blocksOfOneColour(plugin),
          blocksOfOneColour(pillow));
    }
  }

  private static int sample(BufferedImage image, int i) {
    return image.getRGB(i / 3 % 128, i / 3 / 128) >> 8 * (i % 3) & 255;
  }

  private static double blocksOfOneColour(BufferedImage image) {
    return IntStream.range(0, 64 * 64)
            .filter(block -> isOfOneColour(image, 2 * (block % 64), 2 * (block / 64)))
            .count()
        / (64 * 64 / 100.0);
  }

  private static boolean isOfOneColour(BufferedImage image, int x, int y) {
    var redMinusBlue =
        IntStream.of(image.getRGB(x, y, 2, 2, null, 0, 2))
            .map(pixel -> (pixel >> 16 & 255) - (pixel & 255))
            .summaryStatistics();
    return redMinusBlue.getMax() - redMinusBlue.getMin() <= 2;
  }
}
JAVA
java -Duser.language=en -cp 'jars/*' Compare.java {gray,colours}-{lossless,90,30} | tee seen

diff - seen <<'EXPECTED'
gray-lossless: mean 0.0, largest 0; blocks of one colour: plugin 100 %, Pillow 100 %
gray-90: mean 0.0, largest 2; blocks of one colour: plugin 100 %, Pillow 100 %
gray-30: mean 1.0, largest 14; blocks of one colour: plugin 100 %, Pillow 100 %
colours-lossless: mean 0.0, largest 0; blocks of one colour: plugin 1 %, Pillow 1 %
colours-90: mean 4.5, largest 17; blocks of one colour: plugin 97 %, Pillow 2 %
colours-30: mean 5.1, largest 40; blocks of one colour: plugin 96 %, Pillow 2 %
EXPECTED
echo "As described."
