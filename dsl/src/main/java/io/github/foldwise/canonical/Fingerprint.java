package io.github.foldwise.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of specifications, data sets and files. */
public final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 of a text in UTF-8: 64 hexadecimal digits. */
  public static String of(String text) {
    return hex(sha256().digest(text.getBytes(UTF_8)));
  }

  /** SHA-256 of a file's contents: 64 hexadecimal digits. */
  public static String of(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file);
        OutputStream nowhere = OutputStream.nullOutputStream()) {
      in.transferTo(new DigestOutputStream(nowhere, digest));
    }
    return hex(digest.digest());
  }

  /** SHA-256 as a digest, for data that arrives in pieces. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Lower-case hexadecimal digits. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
