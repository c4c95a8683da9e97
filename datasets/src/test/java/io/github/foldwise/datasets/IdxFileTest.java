package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name_the_file() {
    file = folder.resolve("file");
  }

  @Test
  void images_are_read_plain_and_gzipped_alike_whatever_the_name_says() throws IOException {
    byte[] bytes = Idx.bytes("00000803 00000002 00000001 00000003 0001fe ff8007");
    Path plain = Files.write(folder.resolve("plain.gz"), bytes);
    Path packed = Files.write(folder.resolve("packed"), Idx.gzip(bytes));

    for (Path path : new Path[] {plain, packed}) {
      IdxFile images = IdxFile.read(path, IdxKind.IMAGES);
      assertThat(images.array()).hasToString("uint8 of 2 × 1 × 3");
      assertThat(Idx.values(images.array())).isEqualTo("0001fe ff8007");
      assertThat(images.sha256()).isEqualTo(Idx.sha256(bytes));
    }
  }

  @Test
  void labels_are_read() throws IOException {
    Files.write(file, Idx.bytes("00000801 00000003 09 00 05"));
    assertThat(Idx.values(IdxFile.read(file, IdxKind.LABELS).array())).isEqualTo("09 00 05");
  }

  @Test
  void labels_in_the_place_of_images_are_refused_by_their_magic_number() throws IOException {
    Files.write(file, Idx.labels(1, 2, 3));
    refused(
        IdxKind.IMAGES,
        "expected an IDX file of images, in 2 to 4 dimensions, found 0x00000801, which begins IDX"
            + " of uint8 in 1 dimension.\n"
            + "  Put an IDX file of images there, gzipped or not.");
  }

  @Test
  void any_other_file_is_refused_by_its_magic_number() throws IOException {
    Files.write(file, Idx.bytes("89504e47 0d0a1a0a"));
    refused(
        IdxKind.LABELS,
        "expected an IDX file of labels, in 1 to 2 dimensions, found 0x89504e47, which begins no"
            + " IDX file.\n"
            + "  Put an IDX file of labels there, gzipped or not.");
  }

  /** The third byte is the type, the fourth the number of dimensions. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "00000d01, IDX of float32 in 1 dimension",
    "00000b05, IDX of int16 in 5 dimensions",
    "00000901, IDX of int8 in 1 dimension",
    "00000800, no IDX file",
    "00000a03, no IDX file",
    "504b0304, no IDX file"
  })
  void another_kind_of_idx_file_is_refused_by_what_it_is(String magic, String kind)
      throws IOException {
    Files.write(file, Idx.bytes(magic + " 00000001 00000001 00000001"));
    refused(
        IdxKind.IMAGES,
        "expected an IDX file of images, in 2 to 4 dimensions,"
            + " found 0x%s, which begins %s.\n".formatted(magic, kind)
            + "  Put an IDX file of images there, gzipped or not.");
  }

  @Test
  void a_pipe_is_refused_without_waiting_for_it() throws IOException, InterruptedException {
    Process made = new ProcessBuilder("mkfifo", file.toString()).start();
    assumeTrue(made.waitFor() == 0, "no pipe can be made");
    refused(
        IdxKind.LABELS,
        "expected an IDX file of labels, found a pipe or a device.\n"
            + "  Put the file there, readable for you, or name another place.");
  }

  @ParameterizedTest(name = "{0} bytes")
  @CsvSource({"0, 0 bytes, 4", "1, 1 byte, 4", "3, 3 bytes, 4", "15, 15 bytes, 16"})
  void a_file_that_ends_in_its_header_is_refused(int length, String found, int expected)
      throws IOException {
    Files.write(file, Arrays.copyOf(Idx.images(1, 2, 2), length));
    refused(
        IdxKind.IMAGES,
        "expected a header of %s bytes, found %s".formatted(expected, found)
            + ".\n  The file is truncated: copy or download it again.");
  }

  @Test
  void a_truncated_file_is_refused_with_both_lengths() throws IOException {
    Files.write(file, Arrays.copyOf(Idx.images(500, 28, 28), 300_000));
    refused(
        IdxKind.IMAGES,
        "expected 392,016 bytes, as its header of 500×28×28 images says, found 300,000 bytes.\n"
            + "  The file is truncated: copy or download it again.");
  }

  @Test
  void a_whole_gzip_stream_of_too_few_images_is_refused_with_both_lengths() throws IOException {
    Files.write(file, Idx.gzip(Arrays.copyOf(Idx.images(5, 2, 2), 30)));
    refused(
        IdxKind.IMAGES,
        "expected 36 bytes, as its header of 5×2×2 images says, found 30 bytes.\n"
            + "  The file is truncated: copy or download it again.");
  }

  @Test
  void trailing_bytes_are_refused() throws IOException {
    Files.write(file, Idx.bytes("00000801 00000002 01 02 03 04 05"));
    refused(
        IdxKind.LABELS,
        "expected 10 bytes, as its header of 2 labels says, found 13 bytes.\n"
            + "  The file is too long: copy or download it again.");
  }

  @Test
  void a_gzip_stream_that_breaks_off_is_refused() throws IOException {
    byte[] packed = Idx.gzip(Idx.images(10, 28, 28));
    Files.write(file, Arrays.copyOf(packed, packed.length / 2));
    refused(
        IdxKind.IMAGES,
        "expected a whole gzip stream, found one that breaks off.\n"
            + "  The file is damaged: copy or download it again.");
  }

  @Test
  void a_gzip_stream_without_its_checksum_is_refused() throws IOException {
    byte[] packed = Idx.gzip(Idx.images(10, 28, 28));
    Files.write(file, Arrays.copyOf(packed, packed.length - 8));
    refused(
        IdxKind.IMAGES,
        "expected a whole gzip stream, found one that breaks off.\n"
            + "  The file is damaged: copy or download it again.");
  }

  @Test
  void a_gzip_stream_of_another_checksum_is_refused() throws IOException {
    byte[] packed = Idx.gzip(Idx.images(10, 28, 28));
    packed[packed.length - 8] ^= 1; // CRC-32, before the length
    Files.write(file, packed);
    refused(
        IdxKind.IMAGES,
        "expected a whole gzip stream, found a damaged one (Corrupt GZIP trailer).\n"
            + "  The file is damaged: copy or download it again.");
  }

  @Test
  void no_rows_are_refused() throws IOException {
    Files.write(file, Idx.bytes("00000803 00000000 0000001c 0000001c"));
    refused(
        IdxKind.IMAGES,
        "expected at least one row, and no size of 0, found a header of 0×28×28 images.\n"
            + "  Put a file that holds images there.");
  }

  @Test
  void a_header_of_absurd_sizes_is_refused_without_the_memory_it_asks_for() throws IOException {
    Files.write(file, Idx.bytes("00000803 ffffffff ffffffff ffffffff 01 02"));
    // (2³² − 1)³ + 16
    refused(
        IdxKind.IMAGES,
        "expected 79,228,162,458,924,105,385,300,197,391 bytes, as its header of"
            + " 4294967295×4294967295×4294967295 images says, found 18 bytes.\n"
            + "  The file is truncated: copy or download it again.");
  }

  @Test
  void a_header_of_two_gigabytes_is_refused_without_the_memory_it_asks_for() throws IOException {
    Files.write(file, Idx.gzip(Idx.bytes("00000801 7ffffff0 01 02")));
    refused(
        IdxKind.LABELS,
        "expected 2,147,483,640 bytes, as its header of 2147483632 labels says, found 10 bytes.\n"
            + "  The file is truncated: copy or download it again.");
  }

  @Test
  void a_file_of_many_values_is_left_on_disk_and_read_row_by_row() throws IOException {
    byte[] bytes = Idx.bytes("00000803 00000002 00000001 00000003 0001fe ff8007");
    for (byte[] stored : new byte[][] {bytes, Idx.gzip(bytes)}) {
      Files.write(file, stored);
      IdxFile images = IdxFile.read(file, IdxKind.IMAGES, 5);
      assertThat(images.sha256()).isEmpty();
      assertThat(Idx.values(images.array())).isEqualTo("0001fe ff8007");
    }
  }

  @Test
  void a_file_that_was_left_on_disk_is_refused_when_it_turns_out_to_be_short() throws IOException {
    Files.write(file, Idx.gzip(Idx.bytes("00000803 00000002 00000001 00000003 0001fe ff80")));
    IdxFile images = IdxFile.read(file, IdxKind.IMAGES, 5);
    assertThatThrownBy(() -> Idx.values(images.array()))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            file
                + ": expected 6 bytes of values, as its header of uint8 of 2 × 1 × 3 says, found 5"
                + " bytes.\n"
                + "  The file is truncated: copy or download it again.");
  }

  @Test
  void more_values_than_the_compressed_file_can_hold_are_refused_before_memory_is_taken()
      throws IOException {
    Files.write(file, Idx.gzip(Idx.bytes("00000803 00000001 00008000 00008000 0001fe")));
    assertThatThrownBy(() -> IdxFile.read(file, IdxKind.IMAGES, 5))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            file
                + ": expected 1,073,741,840 bytes, as its header of 1×32768×32768 images says,"
                + " found 19 bytes.\n"
                + "  The file is truncated: copy or download it again.");
  }

  @Test
  void a_missing_file_is_refused() {
    refused(
        IdxKind.IMAGES,
        "expected an IDX file of images, found no file.\n"
            + "  Put the file there, readable for you, or name another place.");
  }

  @Test
  void a_folder_is_refused() throws IOException {
    Files.createDirectory(file);
    refused(
        IdxKind.LABELS,
        "expected an IDX file of labels, found a folder.\n"
            + "  Put the file there, readable for you, or name another place.");
  }

  @Test
  void a_file_that_may_not_be_read_is_refused() throws IOException {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "this file system has no permissions to take away");
    Files.write(file, Idx.labels(1));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "the superuser reads everything");
    refused(
        IdxKind.LABELS,
        "expected an IDX file of labels, found a file that you may not read.\n"
            + "  Put the file there, readable for you, or name another place.");
  }

  private void refused(IdxKind kind, String message) {
    assertThatThrownBy(() -> IdxFile.read(file, kind))
        .isInstanceOf(RefusedException.class)
        .hasMessage(file + ": " + message);
  }
}
