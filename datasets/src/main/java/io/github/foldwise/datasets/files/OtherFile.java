package io.github.foldwise.datasets.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that hold no images that are read, by their first bytes. */
public final class OtherFile {
  private static final int LONGEST = 8;

  private static final Map<String, String> KINDS =
      Map.of(
          "\u0089HDF", "an HDF5 file",
          "7z\u00bc\u00af", "a 7z archive",
          "Rar!", "a RAR archive",
          "\u00fd7zXZ", "an xz file",
          "BZh", "a bzip2 file",
          "(\u00b5/\u00fd", "a zstd file",
          "\u001f\u008b", "a gzip file that is no tar",
          "MATLAB", "a file of MATLAB",
          "\u0080", "a pickle");

  private OtherFile() {}

  /** What a file is, in words. */
  public static String of(Path file) {
    if (!Files.isRegularFile(file)) {
      return "a pipe or a device";
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(LONGEST), ISO_8859_1);
      return KINDS.keySet().stream()
          .filter(head::startsWith)
          .map(KINDS::get)
          .findFirst()
          .orElse(head.isEmpty() ? "an empty file" : "a file of another kind");
    } catch (IOException e) {
      return FileFault.of(e);
    }
  }
}
