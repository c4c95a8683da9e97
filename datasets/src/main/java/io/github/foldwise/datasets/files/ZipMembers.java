package io.github.foldwise.datasets.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The members of a zip file: stored, deflated, or packed in another way that is read. */
final class ZipMembers {
  private static final Charset IBM_437 = Charset.forName("IBM437");

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
        unread(
            entries,
            ZipMembers::isLocked,
            "files that can be unpacked without a password",
            "Pack the files again, without a password."));
    RefusedException.throwIfAny(
        unread(
            entries,
            entry -> !isLocked(entry),
            "files that are packed in the usual way (deflated)",
            "Pack the files again, without another method such as LZMA."));
    return entries.stream().map(this::member).toList();
  }

  private List<Problem> unread(
      List<ZipArchiveEntry> entries,
      Predicate<ZipArchiveEntry> filter,
      String expected,
      String remedy) {
    return Archive.problem(
        file,
        expected,
        entries.stream()
            .filter(entry -> !zip.canReadEntryData(entry))
            .filter(filter)
            .map(ZipMembers::name)
            .toList(),
        remedy);
  }

  private static boolean isLocked(ZipArchiveEntry entry) {
    return entry.getGeneralPurposeBit().usesEncryption();
  }

  private Member member(ZipArchiveEntry entry) {
    String name = name(entry);
    requireNoBomb(Archive.place(file, name), entry.getCompressedSize(), entry.getSize());
    return new Member(name, kind(entry), entry.getSize(), () -> content(entry));
  }

  /** Names without a note of their encoding are UTF-8, or else the IBM 437 of the format. */
  private static String name(ZipArchiveEntry entry) {
    if (entry.getNameSource() != ZipArchiveEntry.NameSource.NAME) {
      return entry.getName();
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(entry.getRawName()));
      return entry.getName();
    } catch (CharacterCodingException e) {
      return new String(entry.getRawName(), IBM_437);
    }
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
