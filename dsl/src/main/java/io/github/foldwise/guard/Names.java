package io.github.foldwise.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.check.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rule for names that users give: they appear in tables, on the console and as a folder. */
public final class Names {
  private static final int LONGEST = 100;
  private static final int LONGEST_OF_A_REPORT = 300; // its title, or its authors
  private static final int LARGEST_FOLDER = 255; // bytes, on Linux
  private static final int LONGEST_OF_A_VARIANT = 1000; // it may list many parameters
  private static final String REMEDY = "Give it another name.";
  private static final Pattern INVISIBLE = // U+200C and U+200D join letters and emoji
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}&&[^\\x{200c}\\x{200d}]]");
  private static final Pattern NOT_IN_A_FILE_NAME = Pattern.compile("[/\\\\:*?\"<>|]");
  private static final Pattern OF_WINDOWS = // also with an ending
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private Names() {}

  /** Problems of the name of an experiment and of those of its presets, which name folders. */
  public static List<Problem> ofExperiment(String name, List<String> presets) {
    return Stream.concat(
            found("name of an experiment", name, ofFolder(name)).stream(),
            presets.stream()
                .flatMap(
                    preset -> found("name of a preset", preset, ofPreset(name, preset)).stream()))
        .toList();
  }

  /** A problem of a report's title, if any. */
  public static Optional<Problem> ofTitle(String title) {
    return found("title", title, ofText(title, LONGEST_OF_A_REPORT));
  }

  /** A problem of the name of a report's author, if any. */
  public static Optional<Problem> ofAuthor(String author) {
    return found("author", author, ofText(author, LONGEST_OF_A_REPORT));
  }

  /** A problem of a table's name, if any. */
  public static Optional<Problem> ofTable(String name) {
    return found("name of an ablation", name, ofText(name, LONGEST));
  }

  /** A problem of an acting listener's name, if any. */
  public static Optional<Problem> ofListener(String name) {
    return found("name of an acting listener", name, ofText(name, LONGEST));
  }

  /** A problem of a variant's name, if any. */
  public static Optional<Problem> ofVariant(String name) {
    return found("name of a variant", name, ofText(name, LONGEST_OF_A_VARIANT));
  }

  /** A problem of a parameter's name, which {@code --set name=value} gives, if any. */
  public static Optional<Problem> ofParameter(String name) {
    return found(
        "name of a parameter",
        name,
        ofArgument(name)
            .or(
                () ->
                    name.contains("=")
                        ? violation("no =, which separates it from its value", "")
                        : Optional.empty()));
  }

  /**
   * Names that are equal, or differ in upper and lower case only: some disks do not tell them
   * apart.
   */
  public static List<Problem> ofExperiments(List<String> names) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (String earlier : names.subList(0, i)) {
        if (earlier.equalsIgnoreCase(names.get(i))) {
          problems.add(
              Problem.of(
                  "experiment " + names.get(i),
                  "another name for each, even in lower case",
                  "a second one" + (earlier.equals(names.get(i)) ? "" : ", " + earlier),
                  REMEDY));
        }
      }
    }
    return problems;
  }

  private static Optional<Problem> found(String place, String name, Optional<Violation> violation) {
    return violation.map(
        found ->
            Problem.of(
                place, found.expected, found.what.isEmpty() ? shown(name) : found.what, REMEDY));
  }

  /**
   * A rule that a name breaks.
   *
   * @param what was found; empty for the name itself
   */
  private record Violation(String expected, String what) {}

  private static Optional<Violation> ofText(String name, int longest) {
    if (name.isBlank()) {
      return violation("visible characters in one line", "none");
    }
    if (INVISIBLE.matcher(name).find()) {
      return violation("visible characters in one line", shown(name) + " with others, here ?");
    }
    return name.length() > longest
        ? violation("at most %s characters".formatted(longest), name.length() + " of them")
        : Optional.empty();
  }

  private static Optional<Violation> ofArgument(String name) {
    return ofText(name, LONGEST)
        .or(
            () ->
                name.equals(name.strip())
                    ? Optional.empty()
                    : violation("no space at either end", ""))
        .or(
            () ->
                name.startsWith("-")
                    ? violation("no - at its beginning, which marks an option", "")
                    : Optional.empty());
  }

  /** What is a file's name on every system. */
  private static Optional<Violation> ofFolder(String name) {
    return ofArgument(name)
        .or(() -> ofPart(name, LARGEST_FOLDER))
        .or(
            () ->
                OF_WINDOWS.matcher(name).matches()
                    ? violation("the name of a folder, also on Windows", "")
                    : Optional.empty());
  }

  /** The default run directory is {@code EXPERIMENT-PRESET}. */
  private static Optional<Violation> ofPreset(String experiment, String preset) {
    int before = (experiment + "-").getBytes(UTF_8).length;
    return ofArgument(preset).or(() -> ofPart(preset, Math.max(0, LARGEST_FOLDER - before)));
  }

  /** What may be a part of a folder's name, of at most this many bytes. */
  private static Optional<Violation> ofPart(String name, int largest) {
    int bytes = name.getBytes(UTF_8).length;
    return Optional.of(bytes)
        .filter(found -> found > largest)
        .flatMap(found -> violation("at most %s bytes".formatted(largest), found + " of them"))
        .or(
            () ->
                NOT_IN_A_FILE_NAME.matcher(name).find()
                    ? violation("the name of a folder, without / \\ : * ? \" < > |", "")
                    : Optional.empty())
        .or(
            () ->
                name.endsWith(".")
                    ? violation("the name of a folder, without a dot at its end", "")
                    : Optional.empty());
  }

  private static Optional<Violation> violation(String expected, String what) {
    return Optional.of(new Violation(expected, what));
  }

  private static String shown(String name) {
    return "'" + INVISIBLE.matcher(name).replaceAll("?") + "'";
  }
}
