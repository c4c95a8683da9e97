package io.github.foldwise.metrics;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.check.CheckReturnValue;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Precision, recall and F1 of each class that occurs and their means as a text, laid out as
 * scikit-learn's. Its {@code toString} is the text.
 *
 * @param digits after the decimal point, at least 0
 */
@CheckReturnValue
public record ClassificationReport(ClassScores scores, List<String> names, int digits) {
  private static final String LONGEST_OWN_NAME = "weighted avg";

  public ClassificationReport {
    names = List.copyOf(names);
    int classes = scores.table().classes();
    if (names.size() != classes) {
      throw new RefusedException(
          Problem.of(
              "class names",
              "a name for each of the %s classes".formatted(classes),
              String.valueOf(names.size()),
              "Name all classes, or none."));
    }
    if (digits < 0) {
      throw new RefusedException(
          Problem.of(
              "digits", "at least 0", String.valueOf(digits), "2 is usual, as in scikit-learn."));
    }
  }

  /** With two digits and the numbers of the classes for names. */
  public static ClassificationReport of(ClassScores scores) {
    List<String> numbers =
        IntStream.range(0, scores.table().classes()).mapToObj(String::valueOf).toList();
    return new ClassificationReport(scores, numbers, 2);
  }

  /** The same with names of classes. */
  public ClassificationReport withNames(List<String> others) {
    return new ClassificationReport(scores, others, digits);
  }

  /** The same with another number of digits. */
  public ClassificationReport withDigits(int number) {
    return new ClassificationReport(scores, names, number);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(line("", "precision", "recall", "f1-score", "support")).append("\n");
    for (int label : scores.table().occurring()) {
      text.append(line(names.get(label), scores.of(label)));
    }
    String total = support(scores.table().total());
    return text.append("\n")
        .append(line("accuracy", "", "", decimal(scores.accuracy()), total))
        .append(line("macro avg", scores.macro()))
        .append(line(LONGEST_OWN_NAME, scores.weighted()))
        .toString();
  }

  private String line(String name, ClassScore score) {
    return line(
        name,
        decimal(score.precision()),
        decimal(score.recall()),
        decimal(score.f1()),
        support(score.support()));
  }

  private String line(String name, String precision, String recall, String f1, String support) {
    return String.format(
        Locale.ROOT, "%" + width() + "s  %9s %9s %9s %9s\n", name, precision, recall, f1, support);
  }

  private int width() {
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    return Math.max(Math.max(longest, LONGEST_OWN_NAME.length()), digits);
  }

  /** Rounds what the float64 holds, ties to even, as Python; Java rounds its decimal digits. */
  private String decimal(double value) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Counts are whole; weights are written in full, with a decimal point. */
  private String support(double value) {
    String text = Canonical.number(value);
    return scores.table().isWeighted() && text.matches("\\d+") ? text + ".0" : text;
  }
}
