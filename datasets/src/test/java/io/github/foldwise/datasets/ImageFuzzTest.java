package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.datasets.image.Decoding;
import io.github.foldwise.datasets.image.Picture;
import io.github.foldwise.datasets.image.UnfitImageException;
import io.github.foldwise.goldens.Golden;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody changed at random end as pictures, or in the reader's own exception. */
class ImageFuzzTest {
  private static final Golden IMAGES = Golden.read("images.json");
  private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 200);
  private static final Decoding ALL =
      new Decoding(OptionalInt.of(0xffffff), true, true, false, Optional.empty());

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "webp", "tiff"})
  void a_changed_file_is_read_or_refused(String format) {
    List<byte[]> files =
        IMAGES.at("whole").names().stream()
            .filter(name -> name.contains(format))
            .map(name -> Base64.getDecoder().decode(IMAGES.at("whole", name, "file").text()))
            .toList();
    SplittableRandom random = new SplittableRandom(format.hashCode());
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = changed(files.get(random.nextInt(files.size())), random);
      if (format.equals("png")) {
        repairChecksums(changed); // else nothing is read but they
      }
      try {
        Picture picture = ALL.decode(changed, (height, width) -> {});
        assertThat(picture.channels()).isIn(1, 3);
        read++;
      } catch (UnfitImageException e) {
        assertThat(e.at("a file")).asString().startsWith("a file: expected ");
      }
    }
    assertThat(read).isPositive();
  }

  private static byte[] changed(byte[] file, SplittableRandom random) {
    byte[] changed =
        random.nextInt(8) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
    for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
      int at = random.nextInt(random.nextBoolean() ? Math.min(64, changed.length) : changed.length);
      changed[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : -random.nextInt(2));
    }
    return changed;
  }

  /** Of chunks that still have a length within the file. */
  private static void repairChecksums(byte[] png) {
    for (int at = 8; at + 12 <= png.length; ) {
      int length = number(png, at);
      if (length < 0 || length > png.length - at - 12) {
        return;
      }
      CRC32 crc = new CRC32();
      crc.update(png, at + 4, 4 + length);
      int value = (int) crc.getValue();
      for (int i = 0; i < 4; i++) {
        png[at + 8 + length + i] = (byte) (value >> (24 - 8 * i));
      }
      at += 12 + length;
    }
  }

  private static int number(byte[] file, int at) {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number = number << 8 | (file[at + i] & 255);
    }
    return number;
  }
}
