package io.github.foldwise.runtime.tensorflow;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  private static final String CODE = "machine code";

  @TempDir private Path folder;
  private Path cache;
  private PackedLibrary packed;

  @BeforeEach
  void pack() throws IOException {
    cache = Files.createDirectory(folder.resolve("cache"));
    Path jar = folder.resolve("library-1.0.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("some/package/libone.so"));
      zip.write(CODE.getBytes(US_ASCII));
      zip.closeEntry();
    }
    packed =
        PackedLibrary.at(URI.create("jar:" + jar.toUri() + "!/some/package/libone.so").toURL())
            .orElseThrow();
  }

  // IBM1047 writes EBCDIC on z/OS
  @Test
  void a_default_charset_without_ascii_is_refused() {
    for (Charset charset : List.of(UTF_8, US_ASCII, Charset.forName("windows-1252"))) {
      NativeLibrary.requireAscii(charset);
    }
    for (Charset charset : List.of(UTF_16, Charset.forName("IBM1047"))) {
      assertThatThrownBy(() -> NativeLibrary.requireAscii(charset))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              """
              default charset: expected UTF-8 or another one that contains ASCII, as TensorFlow's \
              names need it, found %s.
                Start Java with -Dfile.encoding=UTF-8, or without -Dfile.encoding.\
              """
                  .formatted(charset));
    }
  }

  @Test
  void a_library_is_unpacked_into_a_folder_named_by_its_contents() throws IOException {
    Path unpacked = unpacked();

    assertThat(unpacked.getFileName().toString()).matches("library-1\\.0-[0-9a-f]{8}");
    assertThat(unpacked.resolve("libone.so")).hasContent(CODE);
    assertThat(names(cache)).containsExactly(".lock", unpacked.getFileName().toString());
  }

  @Test
  void a_process_in_another_time_zone_loads_the_same_file() throws IOException {
    Path file = unpacked().resolve("libone.so");
    FileTime time = FileTime.fromMillis(1_000_000_000_000L); // an unpacked one would have today's
    Files.setLastModifiedTime(file, time);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

      assertThat(unpacked().resolve("libone.so")).isEqualTo(file);
      assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void a_file_that_was_cut_is_unpacked_anew_and_leftovers_of_killed_processes_are_removed()
      throws IOException {
    Path unpacked = unpacked();
    Files.writeString(unpacked.resolve("libone.so"), "machine");
    Files.createDirectories(cache.resolve(unpacked.getFileName() + ".123/whole"));

    assertThat(unpacked().resolve("libone.so")).hasContent(CODE);
    assertThat(names(cache)).containsExactly(".lock", unpacked.getFileName().toString());
  }

  @Test
  void threads_that_unpack_at_once_all_find_it_whole() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      Callable<String> work = () -> Files.readString(unpacked().resolve("libone.so"));
      List<Future<String>> found = pool.invokeAll(List.of(work, work, work, work));
      for (Future<String> each : found) {
        assertThat(each.get()).isEqualTo(CODE);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void a_file_system_without_room_is_refused_before_anything_is_unpacked() {
    PackedLibrary huge =
        new PackedLibrary(packed.place(), "libone.so", "library-1.0", Long.MAX_VALUE, 1);

    assertThatThrownBy(() -> new LibraryFolder(cache, List.of(huge)).unpacked())
        .isInstanceOf(IOException.class)
        .hasMessageMatching("[0-9]+ MB");
    assertThat(names(cache)).containsExactly(".lock");
  }

  @Test
  void a_library_that_lies_in_a_folder_is_not_unpacked() throws IOException {
    URL place = Files.createFile(folder.resolve("libone.so")).toUri().toURL();

    assertThat(PackedLibrary.at(place)).isEmpty();
  }

  @Test
  void a_missing_library_is_named_by_its_artifact_and_a_platform_without_one_as_such() {
    assertThat(NativeLibrary.missing("linux-arm64", List.of("linux-x86_64")))
        .hasToString(
            """
            TensorFlow's native library: expected org.tensorflow:tensorflow-core-native with the \
            classifier linux-arm64 on the class path, found only that of linux-x86_64.
              Add that artifact, in the version of tensorflow-core-api.\
            """);
    assertThat(NativeLibrary.missing("linux-x86_64", List.of()).found()).isEqualTo("none");
    assertThat(NativeLibrary.missing("macosx-x86_64", List.of()))
        .hasToString(
            """
            TensorFlow's native library: expected a platform that TensorFlow-Java has it for: \
            linux-x86_64, linux-arm64, macosx-arm64, windows-x86_64, found macosx-x86_64.
              Train on one of them. Reports are rendered on every platform.\
            """);
  }

  // the entries of TensorFlow-Java 1.1.0's two jars for Linux
  @Test
  void only_the_build_for_gpus_loads_libraries_of_cuda() throws IOException {
    String entry = "jar:file:/lib/native.jar!/org/tensorflow/internal/c_api/%s/libjnitensorflow.so";

    assertThat(NativeLibrary.isForGpus(URI.create(entry.formatted("linux-x86_64-gpu")).toURL()))
        .isTrue();
    assertThat(NativeLibrary.isForGpus(URI.create(entry.formatted("linux-x86_64")).toURL()))
        .isFalse();
  }

  private Path unpacked() throws IOException {
    return new LibraryFolder(cache, List.of(packed)).unpacked();
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
