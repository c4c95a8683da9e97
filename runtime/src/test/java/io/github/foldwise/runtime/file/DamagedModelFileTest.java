package io.github.foldwise.runtime.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were changed and sealed again, as only a program would do. */
class DamagedModelFileTest {
  private static final int SEAL = 80; // bytes
  private static final int FIRST_NAME = 30; // after the head of a ZIP entry

  @TempDir private Path folder;
  private Path file;
  private byte[] sealed; // with an empty comment

  @BeforeEach
  void read() throws IOException {
    file = folder.resolve("model.foldwise");
    try (InputStream in =
        DamagedModelFileTest.class.getResourceAsStream("version-0.2.0.foldwise")) {
      byte[] whole = in.readAllBytes();
      sealed = Arrays.copyOf(whole, whole.length - SEAL);
      sealed[sealed.length - 2] = 0;
    }
  }

  @Test
  void one_refusal_is_all_that_a_changed_file_causes() throws IOException {
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] changed = sealed.clone();
      changed[random.nextInt(changed.length - 22)] = (byte) random.nextInt(256);
      refused += isRefused(changed) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(100); // dates and the directory at the end are not read
  }

  @Test
  void a_name_of_an_entry_that_is_no_text_is_refused() throws IOException {
    byte[] changed = sealed.clone();
    int second = indexOf(changed, "model.txt");
    changed[second] = (byte) 0xff;
    assertThat(second).isGreaterThan(FIRST_NAME);
    assertThat(thrown(changed))
        .hasMessage(
            file
                + ": expected a file that can be read, found an entry whose name cannot be read.\n"
                + "  Name a file that a model was saved to.");
  }

  private boolean isRefused(byte[] changed) throws IOException {
    Throwable thrown = thrown(changed);
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(RefusedException.class);
      assertThat(((RefusedException) thrown).problems()).hasSize(1);
    }
    return thrown != null;
  }

  private Throwable thrown(byte[] changed) throws IOException {
    Files.write(file, changed);
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      Seal.put(open);
    }
    return catchThrowable(() -> new ModelFile(file).read());
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, ISO_8859_1).indexOf(text);
  }
}
