package io.github.foldwise.cli.text;

import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.run.machine.Budget;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A budget as text: {@code 90s}, {@code 45m}, {@code 2h}, {@code 1h30m}. */
public final class BudgetText {
  private static final Pattern FORM =
      Pattern.compile("(?:([0-9]{1,6})h)?(?:([0-9]{1,6})m)?(?:([0-9]{1,6})s)?");

  private BudgetText() {}

  /** Parses a budget; refuses zero and any other form. */
  public static Budget read(String text) {
    Matcher form = FORM.matcher(text);
    long seconds =
        form.matches()
            ? number(form.group(1)) * 3600 + number(form.group(2)) * 60 + number(form.group(3))
            : 0;
    if (seconds == 0) {
      throw new RefusedException(
          Problem.of(
              "--budget",
              "a time such as 90s, 45m, 2h or 1h30m",
              "'" + text + "'",
              "Write whole hours, minutes and seconds, in this order and without spaces."));
    }
    return new Budget(seconds, text);
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
