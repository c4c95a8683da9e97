package io.github.foldwise.datasets.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  @TempDir Path folder;
  private Path file;
  private Path cache;

  @BeforeEach
  void paths() {
    file = folder.resolve("archive");
    cache = folder.resolve("cache");
  }

  @Test
  void entries_are_ordered_by_name_below_the_one_folder_that_wraps_them() throws IOException {
    zip("__MACOSX/._pets", "pets/readme.txt", "pets/dogs/b.png", "pets/cats/a.png", "pets/.hidden");
    try (Archive archive = open()) {
      Entry root = archive.root();
      assertThat(root.place()).isEqualTo(file + "!/pets");
      assertThat(root.path()).isEmpty();
      assertThat(root.entries())
          .extracting(Entry::path)
          .containsExactly(".hidden", "cats", "dogs", "readme.txt");
      Entry image = root.entry("cats").orElseThrow().entries().get(0);
      assertThat(image.path()).isEqualTo("cats/a.png");
      assertThat(image.place()).isEqualTo(file + "!/pets/cats/a.png");
      assertThat(text(image)).isEqualTo("pets/cats/a.png");
    }
  }

  @Test
  void a_single_class_and_a_train_folder_wrap_nothing() throws IOException {
    zip("cats/a.png");
    assertThat(rootEntries()).containsExactly("cats");
    zip("train/cats/a.png");
    assertThat(rootEntries()).containsExactly("train");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside.png", "cats/../../outside.png", "/etc/passwd", "C:\\a.png"})
  void paths_out_of_an_archive_are_refused(String path) throws IOException {
    zip("cats/a.png", path);
    refused(
        "%s: expected paths below the archive's root, found %s.\n"
                .formatted(file, path.replace('\\', '/'))
            + "  Do not trust this archive, or pack the folder again from within it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IBM437", "UTF-8"})
  void names_of_a_zip_may_lack_a_note_of_their_encoding(String encoding) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      zip.setEncoding(encoding);
      zip.setUseLanguageEncodingFlag(false);
      put(zip, new ZipArchiveEntry("café/a.png"), new byte[1]);
      put(zip, new ZipArchiveEntry("cafè/a.png"), new byte[1]);
    }
    assertThat(rootEntries()).containsExactly("cafè", "café");
  }

  @Test
  void a_zip_that_cannot_be_unpacked_is_refused_with_the_reason() throws IOException {
    zip("cats/a.png", "dogs/a.png");
    byte[] packed = Files.readAllBytes(file);
    setInDirectory(packed, 8, 1); // its flag of encryption
    refused(
        file
            + ": expected files that can be unpacked without a password, found cats/a.png.\n"
            + "  Pack the files again, without a password.");
    setInDirectory(packed, 8, 0);
    setInDirectory(packed, 10, 14); // LZMA
    refused(
        file
            + ": expected files that are packed in the usual way (deflated), found cats/a.png.\n"
            + "  Pack the files again, without another method such as LZMA.");
  }

  /** Changes a byte of what the zip file's directory says of its first member. */
  private void setInDirectory(byte[] zip, int offset, int value) throws IOException {
    int directory = new String(zip, ISO_8859_1).indexOf("PK\u0001\u0002");
    zip[directory + offset] = (byte) value;
    Files.write(file, zip);
  }

  @Test
  void links_are_refused() throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
      TarArchiveEntry symbolic = new TarArchiveEntry("cats/a.png", TarConstants.LF_SYMLINK);
      symbolic.setLinkName("/etc/passwd");
      TarArchiveEntry hard = new TarArchiveEntry("cats/b.png", TarConstants.LF_LINK);
      hard.setLinkName("../b.png");
      for (TarArchiveEntry entry : List.of(symbolic, hard)) {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    }
    String message =
        "%s: expected files and folders, found cats/a.png (a link or a device)%s.\n"
            + "  Pack the files themselves, for example with tar --dereference --hard-dereference.";
    refused(message.formatted(file, ", cats/b.png (a link or a device)"));

    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      ZipArchiveEntry link = new ZipArchiveEntry("cats/a.png");
      link.setUnixMode(0120777);
      put(zip, link, "/etc/passwd".getBytes(UTF_8));
    }
    refused(message.formatted(file, ""));
  }

  @Test
  void a_path_that_comes_twice_is_refused() throws IOException {
    zip("cats/a.png", "cats/./a.png", "dogs", "dogs/a.png");
    refused(
        """
        %s: expected each path once, found cats/./a.png, dogs/a.png.
          Pack the folder again, into a new archive.\
        """
            .formatted(file));
  }

  @Test
  void one_bomb_among_images_is_refused() throws IOException {
    byte[] noise = new byte[1 << 20];
    new Random(7).nextBytes(noise);
    long packed;
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      put(zip, new ZipArchiveEntry("cats/a.png"), noise);
      ZipArchiveEntry bomb = new ZipArchiveEntry("cats/b.png");
      put(zip, bomb, new byte[25 << 20]);
      packed = bomb.getCompressedSize();
    }
    refused(bombMessage(file + "!/cats/b.png", "26,214,400", packed));
  }

  @Test
  void many_small_bombs_are_refused_together() throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (int i = 0; i < 25; i++) {
        put(zip, new ZipArchiveEntry("cats/" + i + ".png"), new byte[1 << 20]);
      }
    }
    refused(bombMessage(file.toString(), "26,214,400", Files.size(file)));
  }

  @Test
  void a_bomb_of_gzip_stops_early_and_leaves_no_file() throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(header("cats/a.png", 25 << 20));
      out.write(new byte[25 << 20]);
    }
    refused(bombMessage(file.toString(), "more", Files.size(file)));
    assertThat(cache).isEmptyDirectory();
  }

  private static String bombMessage(String place, String unpacked, long packed) {
    return String.format(
        Locale.ROOT,
        """
        %s: expected at most 200 times its packed size, found %s bytes from %,d.
          No images pack so well: do not trust this archive.\
        """,
        place,
        unpacked,
        packed);
  }

  @Test
  void a_tar_that_announces_more_than_it_has_is_refused() throws IOException {
    Files.write(file, header("cats/a.png", 1L << 32));
    refused(
        """
        %s: expected a whole tar file, found a file that cannot be read: Truncated TAR archive.
          Copy or download it again, or pack the folder again.\
        """
            .formatted(file));
  }

  @Test
  void damaged_content_is_refused_when_it_is_read() throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      ZipArchiveEntry stored = new ZipArchiveEntry("cats/a.png");
      stored.setMethod(ZipArchiveEntry.STORED);
      stored.setSize(4);
      stored.setCrc(1);
      stored.setCompressedSize(4);
      zip.addRawArchiveEntry(stored, new ByteArrayInputStream(new byte[4]));
    }
    try (Archive archive = open()) {
      Entry image = archive.root().entries().get(0).entries().get(0);
      assertThatThrownBy(() -> text(image))
          .isInstanceOf(IOException.class)
          .hasMessage("its checksum is wrong");
    }
  }

  @ParameterizedTest
  @EnumSource(ArchiveKind.class)
  void damage_is_refused_whatever_it_is(ArchiveKind kind) throws IOException {
    Path whole = Path.of("src", "test", "resources", "samples", "folder." + kind.ending());
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(7);
    for (int mutation = 0; mutation < 2_000; mutation++) {
      byte[] damaged = bytes.clone();
      int at = random.nextInt(damaged.length);
      // Most damage is to hit what describes the files, not the files.
      int directory = kind == ArchiveKind.ZIP ? Math.max(at, bytes.length - 1 - at / 4) : at;
      damaged[directory] = (byte) random.nextInt(256);
      byte[] cut =
          random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
      Files.write(file, cut);
      try (Archive archive = Archive.open(file, kind, cache)) {
        readAll(archive.root());
      } catch (RefusedException | IOException e) {
        assertThat(e).message().isNotBlank();
      }
    }
  }

  private static void readAll(Entry folder) throws IOException {
    for (Entry entry : folder.entries()) {
      if (entry.isFolder()) {
        readAll(entry);
      } else {
        assertThat(entry.size()).isLessThan(17L << 20);
        try (InputStream in = entry.open()) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    }
  }

  private Archive open() {
    return Archive.open(file, ArchiveKind.of(file).orElseThrow(), cache);
  }

  private void refused(String message) {
    assertThatThrownBy(this::open).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  private List<String> rootEntries() {
    try (Archive archive = open()) {
      return archive.root().entries().stream().map(Entry::path).toList();
    }
  }

  private static String text(Entry entry) throws IOException {
    try (InputStream in = entry.open()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Files whose content is their path. */
  private void zip(String... paths) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (String path : paths) {
        put(zip, new ZipArchiveEntry(path), path.getBytes(UTF_8));
      }
    }
  }

  private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private static byte[] header(String path, long size) {
    TarArchiveEntry entry = new TarArchiveEntry(path);
    entry.setSize(size);
    byte[] header = new byte[TarConstants.DEFAULT_RCDSIZE];
    entry.writeEntryHeader(header);
    return header;
  }
}
