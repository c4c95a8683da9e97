package io.github.foldwise.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What comes before the number of a file, such as {@code patient-7} of {@code
 * sick/patient-7_003.png}: files with the same may show one patient or one scene.
 */
final class NamePrefix {
  /** The last of several parts, if it is a number, or letters and a number. */
  private static final Pattern NUMBERED = Pattern.compile("(.+?)[ _.-]+\\p{L}*\\d+");

  /** Or anything else, behind a number. */
  private static final Pattern PART = Pattern.compile("(.*\\d.*?)[ _.-]+[^ _.-]+");

  /** Or a number behind letters, behind a number: {@code scene12frame3}. */
  private static final Pattern GLUED = Pattern.compile("(.*\\d\\p{L}+)\\d+");

  private static final Pattern ENDING = Pattern.compile("\\.\\p{Alnum}{1,5}$");
  private static final Pattern DIGIT = Pattern.compile("\\d");

  /** Folders that say nothing of what their images show. */
  private static final Set<String> PARTS = Set.of("train", "validation", "val", "valid", "test");

  private static final int LONGEST = 255; // of a file's name; a pattern may take long for others

  private NamePrefix() {}

  /**
   * The prefix of a name, with its folders but for those of a part, such as {@code train}, and of
   * its class; empty if there is none. A folder with a number in its name is a prefix, too: {@code
   * patient-7/003.png}.
   */
  static Optional<String> of(String name, String className) {
    int end = name.lastIndexOf('/') + 1;
    List<String> folders =
        Arrays.stream(name.substring(0, end).split("/"))
            .filter(folder -> !folder.isEmpty() && !PARTS.contains(folder))
            .filter(folder -> !folder.equals(className))
            .toList();
    String stem = ENDING.matcher(name.substring(end)).replaceFirst("");
    Optional<String> prefix =
        Stream.of(NUMBERED, PART, GLUED)
            .filter(pattern -> stem.length() <= LONGEST)
            .map(pattern -> pattern.matcher(stem))
            .filter(Matcher::matches)
            .map(matcher -> matcher.group(1))
            .findFirst();
    if (prefix.isEmpty()
        && (folders.isEmpty() || !DIGIT.matcher(folders.get(folders.size() - 1)).find())) {
      return Optional.empty();
    }
    return Optional.of(String.join("/", Stream.concat(folders.stream(), prefix.stream()).toList()));
  }
}
