package io.github.foldwise.experiments.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** SHA-256 of labelled texts, in hexadecimal: equal where all of them are. */
final class Fingerprint {
  private Fingerprint() {}

  /** Of several texts; each is preceded by its length, so that none can pass for two. */
  static String of(List<String> texts) {
    return of(
        texts.stream()
            .map(text -> text.length() + ":" + text + "\n")
            .collect(Collectors.joining()));
  }

  /** Of one text. */
  static String of(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
