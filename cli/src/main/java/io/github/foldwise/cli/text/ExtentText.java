package io.github.foldwise.cli.text;

import io.github.foldwise.experiment.Extent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An extent as arguments: {@code --repeats 2 --first-folds 3}. */
public final class ExtentText {
  public static final String REPEATS = "--repeats";
  public static final String FIRST_FOLDS = "--first-folds";

  private static final Pattern FORM =
      Pattern.compile("(?: %s ([0-9]{1,9}))?(?: %s ([0-9]{1,9}))?".formatted(REPEATS, FIRST_FOLDS));

  private ExtentText() {}

  /** Each argument after a space; empty for all that was declared. */
  public static String of(Extent extent) {
    return extent.repeats().map(number -> " " + REPEATS + " " + number).orElse("")
        + extent.firstFolds().map(number -> " " + FIRST_FOLDS + " " + number).orElse("");
  }

  /** Parses such arguments; empty if the text has another form. */
  public static Optional<Extent> read(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Extent(number(form.group(1)), number(form.group(2))))
        : Optional.empty();
  }

  private static Optional<Integer> number(String digits) {
    return Optional.ofNullable(digits).map(Integer::valueOf);
  }
}
