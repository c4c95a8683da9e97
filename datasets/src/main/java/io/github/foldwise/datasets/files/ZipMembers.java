package io.github.foldwise.datasets.files;

import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The members of a zip file: stored, deflated, or packed in another way that is read. */
final class ZipMembers {
  private final Path file;
  private final ZipFile zip;

  private ZipMembers(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  static Archive open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return Archive.closing(
        channel,
        () -> {
          ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get();
          return Archive.of(file, new ZipMembers(file, zip).members(), zip);
        });
  }

  private List<Member> members() throws IOException {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    requireNoBomb(
        file.toString(),
        Files.size(file),
        entries.stream().mapToLong(ZipArchiveEntry::getSize).sum());
    RefusedException.throwIfAny(
        Archive.problem(
            file,
            "files that can be unpacked without a password",
            entries.stream()
                .filter(entry -> !zip.canReadEntryData(entry))
                .map(ZipArchiveEntry::getName)
                .toList(),
            "Pack the files again, without a password."));
    return entries.stream().map(this::member).toList();
  }

  private Member member(ZipArchiveEntry entry) {
    requireNoBomb(Archive.place(file, entry.getName()), entry.getCompressedSize(), entry.getSize());
    return new Member(entry.getName(), kind(entry), entry.getSize(), () -> content(entry));
  }

  private static Member.Kind kind(ZipArchiveEntry entry) {
    if (entry.isUnixSymlink()) {
      return Member.Kind.OTHER;
    }
    return entry.isDirectory() ? Member.Kind.FOLDER : Member.Kind.FILE;
  }

  private InputStream content(ZipArchiveEntry entry) throws IOException {
    return new WholeStream(zip.getInputStream(entry), entry.getSize(), entry.getCrc());
  }

  private static void requireNoBomb(String place, long packed, long unpacked) {
    if (unpacked > UnpackLimit.of(packed)) {
      throw UnpackLimit.refused(place, packed, String.format(Locale.ROOT, "%,d", unpacked));
    }
  }
}
