package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SummaryRow;
import io.github.foldwise.reports.records.Verdict.Kind;
import io.github.foldwise.reports.statistics.SummaryTable;
import java.util.List;

/**
 * Whether the comparisons of a table support that one of its rows is the best choice.
 *
 * <p>All comparisons are with the baseline. So the baseline is the best choice if every other row
 * is worse; another row, if it is better than the baseline and each of the others is worse than the
 * baseline. Two rows that are both better were never compared with each other.
 *
 * @param finding what the comparisons say
 * @param choice the row in question
 * @param reason why, as the end of a sentence
 */
record Evidence(Finding finding, String choice, String reason) {

  /** What the comparisons say about a choice. */
  enum Finding {
    SUPPORTED("supported"),
    CONTRADICTED("contradicted"),
    NOT_SUPPORTED("not supported"),
    NOT_A_CHOICE("not one that accuracy can make");

    private final String words;

    Finding(String words) {
      this.words = words;
    }

    /** {@code is supported}, {@code are supported}. */
    String inWords(long n) {
      return (n == 1 ? "is " : "are ") + words;
    }
  }

  static final String CHANGES_THE_ESTIMATE =
      "K changes the estimate, not the model: it cannot be chosen by accuracy.";

  /** The evidence for a choice, which may be the baseline. */
  static Evidence of(SummaryTable table, String choice) {
    boolean isBaseline = choice.equals(RunRecords.BASELINE);
    if (table.row(choice).isEmpty()) {
      return notSupported(choice, "it was not run");
    }
    Kind own = table.row(choice).get().verdict().kind();
    if (own == Kind.NOT_COMPARABLE || (isBaseline && haveOtherFolds(table.variants()))) {
      return new Evidence(Finding.NOT_A_CHOICE, choice, "");
    }
    if (!isBaseline && own != Kind.BETTER) {
      return againstTheBaseline(choice, own);
    }
    List<SummaryRow> others =
        table.variants().stream()
            .filter(row -> !row.variant().equals(choice))
            .filter(row -> row.verdict().kind() != Kind.NOT_COMPARABLE)
            .toList();
    return isBaseline ? ofBaseline(choice, others) : ofBetter(choice, others);
  }

  boolean isSupported() {
    return finding == Finding.SUPPORTED;
  }

  /**
   * The finding as a sentence of Markdown.
   *
   * @param name how the report names the choice
   */
  String sentence(String name) {
    return finding == Finding.NOT_A_CHOICE
        ? CHANGES_THE_ESTIMATE
        : "The choice of %s is %s: %s."
            .formatted(Markdown.escape(name), Markdown.bold(finding.words), reason);
  }

  private static boolean haveOtherFolds(List<SummaryRow> others) {
    return !others.isEmpty()
        && others.stream().allMatch(row -> row.verdict().kind() == Kind.NOT_COMPARABLE);
  }

  private static Evidence againstTheBaseline(String choice, Kind own) {
    return switch (own) {
      case WORSE -> new Evidence(Finding.CONTRADICTED, choice, "it is worse than the baseline");
      case PRACTICALLY_EQUAL -> notSupported(choice, "it is practically equal to the baseline");
      case UNDECIDED, ONE_FOLD, NO_SPREAD ->
          notSupported(choice, "whether it is better than the baseline is undecided");
      case PRUNED -> notSupported(choice, "it was pruned");
      default -> notSupported(choice, "it was not compared");
    };
  }

  private static Evidence ofBaseline(String choice, List<SummaryRow> others) {
    List<String> better = names(others, Kind.BETTER);
    if (!better.isEmpty()) {
      return new Evidence(
          Finding.CONTRADICTED,
          choice,
          Wording.list(better) + (better.size() == 1 ? " is better" : " are better"));
    }
    if (others.isEmpty()) {
      return notSupported(choice, "no alternative was run");
    }
    long rest = notWorse(others);
    return rest == 0
        ? new Evidence(Finding.SUPPORTED, choice, areWorse(others))
        : notSupported(
            choice,
            "%s of %s %s practically equal, undecided, pruned or not compared"
                .formatted(
                    rest,
                    Wording.count(others.size(), "alternative", "alternatives"),
                    rest == 1 ? "is" : "are"));
  }

  private static Evidence ofBetter(String choice, List<SummaryRow> others) {
    String better = "it is better than the baseline";
    if (others.isEmpty()) {
      return new Evidence(Finding.SUPPORTED, choice, better);
    }
    long rest = notWorse(others);
    return rest == 0
        ? new Evidence(Finding.SUPPORTED, choice, better + ", and " + areWorse(others))
        : notSupported(
            choice,
            "%s, but %s of %s %s not worse than the baseline, and it was not compared with them"
                .formatted(
                    better,
                    rest,
                    Wording.count(others.size(), "other row", "other rows"),
                    rest == 1 ? "is" : "are"));
  }

  private static Evidence notSupported(String choice, String reason) {
    return new Evidence(Finding.NOT_SUPPORTED, choice, reason);
  }

  private static long notWorse(List<SummaryRow> rows) {
    return rows.stream().filter(row -> row.verdict().kind() != Kind.WORSE).count();
  }

  private static String areWorse(List<SummaryRow> others) {
    return others.size() == 1
        ? "the only alternative is worse"
        : "each of the %s alternatives is worse".formatted(others.size());
  }

  private static List<String> names(List<SummaryRow> rows, Kind kind) {
    return rows.stream()
        .filter(row -> row.verdict().kind() == kind)
        .map(row -> Markdown.escape(row.variant()))
        .toList();
  }
}
