package io.github.foldwise.reports.records;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the comparison of a variant with the baseline supports. {@link #toString} is its text in
 * {@code summary.csv}.
 *
 * @param kind the verdict without its figures
 * @param repeats for {@link Kind#UNDECIDED}: repeats of all folds that would decide; empty if no
 *     number of repeats can
 * @param done for {@link Kind#PRUNED}: trials done; otherwise 0
 * @param ended for {@link Kind#PRUNED}: trials done or given up; otherwise 0
 */
public record Verdict(Kind kind, OptionalLong repeats, int done, int ended) {
  private static final Pattern REPEATS =
      Pattern.compile("undecided \\((\\d+) repeats? would decide\\)");
  private static final Pattern PRUNED = Pattern.compile("pruned after (\\d+) of (\\d+) trials");

  /** The verdicts, without their figures. */
  public enum Kind {
    /** The baseline itself, or a variant that shares no done trial with it. */
    NONE(""),
    /** The 95 % interval of the difference lies within ± the margin. */
    PRACTICALLY_EQUAL("practically equal"),
    /** Holm's p is below 0.05, and the mean score is higher. */
    BETTER("better"),
    /** Holm's p is below 0.05, and the mean score is lower. */
    WORSE("worse"),
    /** Neither equal nor different yet; see {@link Verdict#repeats}. */
    UNDECIDED("undecided"),
    /** Undecided as well: a single pair of trials has no spread to test. */
    ONE_FOLD("undecided"),
    /** Undecided as well: the folds' differences are equal, so they have no spread to test by. */
    NO_SPREAD("undecided"),
    /** The variant was trained on other folds than the baseline. */
    NOT_COMPARABLE("not comparable"),
    /** The variant was given up; its figures are not compared. */
    PRUNED("pruned"),
    /** Every trial diverged. */
    DIVERGED("diverged"),
    /** Every trial failed. */
    FAILED("failed"),
    /** Some trials diverged, the others failed. */
    DIVERGED_OR_FAILED("diverged or failed");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** {@code practically equal}; empty for {@link #NONE}. */
    public String words() {
      return words;
    }
  }

  /** A verdict without figures. */
  public static Verdict of(Kind kind) {
    return new Verdict(kind, OptionalLong.empty(), 0, 0);
  }

  /** Undecided until this many repeats; empty if no number of repeats can decide. */
  public static Verdict undecided(OptionalLong repeats) {
    return new Verdict(Kind.UNDECIDED, repeats, 0, 0);
  }

  /** Given up when this many of its ended trials were done. */
  public static Verdict pruned(int done, int ended) {
    return new Verdict(Kind.PRUNED, OptionalLong.empty(), done, ended);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if the text is no verdict
   */
  public static Verdict parse(String text) {
    Matcher repeats = REPEATS.matcher(text);
    if (repeats.matches()) {
      return undecided(OptionalLong.of(Long.parseLong(repeats.group(1))));
    }
    Matcher pruned = PRUNED.matcher(text);
    if (pruned.matches()) {
      return pruned(Integer.parseInt(pruned.group(1)), Integer.parseInt(pruned.group(2)));
    }
    return Stream.of(Kind.values())
        .map(Verdict::of)
        .filter(verdict -> verdict.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a verdict: " + text));
  }

  /** Whether the row was tested against the baseline, or had no spread to test by. */
  public boolean isCompared() {
    return switch (kind) {
      case PRACTICALLY_EQUAL, BETTER, WORSE, UNDECIDED, ONE_FOLD, NO_SPREAD -> true;
      default -> false;
    };
  }

  /** Whether the comparison is undecided, for whatever reason. */
  public boolean isUndecided() {
    return kind == Kind.UNDECIDED || kind == Kind.ONE_FOLD || kind == Kind.NO_SPREAD;
  }

  /** Whether there was nothing to compare: no trial is done, or none in common. */
  public boolean isMissing() {
    return !isCompared() && kind != Kind.NOT_COMPARABLE && kind != Kind.PRUNED;
  }

  /** Whether no number of repeats can decide. */
  public boolean isTooClose() {
    return kind == Kind.UNDECIDED && repeats.isEmpty();
  }

  /** What would decide: {@code 6 repeats would decide}; empty for a decided comparison. */
  public String remedy() {
    if (kind == Kind.ONE_FOLD) {
      return "one fold has no spread";
    }
    if (kind == Kind.NO_SPREAD) {
      return "equal differences have no spread";
    }
    if (kind != Kind.UNDECIDED) {
      return "";
    }
    return repeats.isEmpty()
        ? "no number of repeats can decide"
        : counted(repeats.getAsLong()) + " would decide";
  }

  /**
   * The verdict as tables print it: {@code undecided (10 repeats)} if that many would decide,
   * {@code undecided (too close to call)} if no number of repeats can.
   */
  public String inShort() {
    if (kind != Kind.UNDECIDED) {
      return toString();
    }
    return repeats.isEmpty()
        ? "undecided (too close to call)"
        : "undecided (%s)".formatted(counted(repeats.getAsLong()));
  }

  private static String counted(long repeats) {
    return repeats + (repeats == 1 ? " repeat" : " repeats");
  }

  @Override
  public String toString() {
    if (kind == Kind.PRUNED) {
      return "pruned after %s of %s trials".formatted(done, ended);
    }
    return isUndecided() ? "%s (%s)".formatted(kind.words, remedy()) : kind.words;
  }
}
