package io.github.foldwise.run.plan;

import io.github.foldwise.canonical.Fingerprint;
import java.util.List;
import java.util.stream.Collectors;

/** One fingerprint of several texts. */
final class Fingerprints {
  private Fingerprints() {}

  /** Each text is preceded by its length: two texts never look like one. */
  static String of(List<String> texts) {
    return Fingerprint.of(
        texts.stream()
            .map(text -> text.length() + ":" + text + "\n")
            .collect(Collectors.joining()));
  }
}
