package io.github.foldwise.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What comes before the number of a file, such as {@code patient-7} of {@code
 * sick/patient-7_003.png}: files with the same may show one patient or one scene.
 */
final class NamePrefix {
  private static final String SEPARATORS = " _.-";
  private static final int LONGEST_ENDING = 5;

  /** Folders that say nothing of what their images show. */
  private static final Set<String> PARTS = Set.of("train", "validation", "val", "valid", "test");

  private NamePrefix() {}

  /**
   * The prefix of a name, with its folders but for those of a part, such as {@code train}, and of
   * its class; empty if there is none. A folder with a number in its name is a prefix, too: {@code
   * patient-7/003.png}.
   */
  static Optional<String> of(String name, String className) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', from)) {
      String folder = name.substring(from, slash);
      if (!folder.isEmpty() && !folder.equals(className) && !PARTS.contains(folder)) {
        parts.add(folder);
      }
      from = slash + 1;
    }
    String prefix = ofStem(withoutEnding(name.substring(from)));
    if (!prefix.isEmpty()) {
      parts.add(prefix);
    } else if (parts.isEmpty() || !hasDigit(parts.get(parts.size() - 1))) {
      return Optional.empty();
    }
    return Optional.of(String.join("/", parts));
  }

  /** {@code .jpeg} is an ending. */
  private static String withoutEnding(String file) {
    int dot = file.lastIndexOf('.');
    return dot >= 0 && file.length() - dot <= 1 + LONGEST_ENDING ? file.substring(0, dot) : file;
  }

  /**
   * What is before the last separator, if a number follows, or letters and a number, or if it has a
   * number itself: {@code patient-7_left}. Without separators, {@code scene12frame} of {@code
   * scene12frame3}. Else an empty text.
   */
  private static String ofStem(String stem) {
    int last = stem.length();
    while (last > 0 && SEPARATORS.indexOf(stem.charAt(last - 1)) < 0) {
      last--;
    }
    String rest = stem.substring(last);
    int end = last;
    while (end > 0 && SEPARATORS.indexOf(stem.charAt(end - 1)) >= 0) {
      end--;
    }
    String before = stem.substring(0, end);
    if (!rest.isEmpty() && !before.isEmpty() && (isNumbered(rest) || hasDigit(before))) {
      return before;
    }
    String letters = stem.substring(0, endOfLetters(stem));
    return letters.length() < stem.length() && hasDigit(letters) ? letters : "";
  }

  /** Letters, if any, and then digits alone. */
  private static boolean isNumbered(String part) {
    int digits = endOfLetters(part);
    return digits < part.length() && part.chars().limit(digits).allMatch(Character::isLetter);
  }

  /** Where the digits at the end of a text begin. */
  private static int endOfLetters(String text) {
    int end = text.length();
    while (end > 0 && Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
