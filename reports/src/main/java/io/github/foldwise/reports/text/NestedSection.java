package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was selected within the training rows of each fold, and how it did outside. */
final class NestedSection {
  private NestedSection() {}

  static void write(Markdown out, RunRecords records) {
    Nested.of(records).ifPresent(nested -> write(out, nested, records));
  }

  private static void write(Markdown out, Nested nested, RunRecords records) {
    Provenance provenance = records.provenance();
    String score = provenance.score();
    out.heading(2, "Nested cross-validation");
    out.paragraph(
        "In each fold the variant with the highest mean %s over inner folds of the training"
                .formatted(score)
            + " rows was selected, trained on all of them, and measured on the fold's validation"
            + " rows, which took no part in the selection.",
        "The inner %s is the highest of many and therefore optimistic; the %s outside"
                .formatted(score, score)
            + " is that of the whole procedure, selection included.");
    out.table(
        provenance.hasOwnScore() ? "llrrrr" : "llrrr",
        header(provenance),
        rows(nested, records.isRepeated(), provenance.hasOwnScore()));
    out.paragraph(selected(nested), optimism(nested, score));
  }

  private static List<String> header(Provenance provenance) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "Fold",
                "Selected",
                "Candidates",
                "Inner " + provenance.score(),
                provenance.scoreTitle() + " outside"));
    if (provenance.hasOwnScore()) {
      header.add("Accuracy outside");
    }
    return header;
  }

  private static List<List<String>> rows(Nested nested, boolean repeated, boolean withAccuracy) {
    List<List<String>> rows = new ArrayList<>();
    for (NestedRow row : nested.rows()) {
      rows.add(
          cells(
              withAccuracy,
              NumberText.fixed(row.accuracy()),
              repeated ? "%s.%s".formatted(row.repeat(), row.fold()) : "" + row.fold(),
              Markdown.escape(row.selected()),
              NumberText.grouped(row.candidates()),
              Wording.fixed(row.innerScore()),
              NumberText.fixed(row.score().orElseThrow())));
    }
    rows.add(
        cells(
            withAccuracy,
            Markdown.bold(NumberText.fixed(nested.accuracy())),
            Markdown.bold("Mean"),
            "",
            "",
            Markdown.bold(NumberText.fixed(nested.inside().mean().orElseThrow())),
            Markdown.bold(NumberText.fixed(nested.outside().mean().orElseThrow()))));
    return rows;
  }

  private static List<String> cells(boolean withAccuracy, String accuracy, String... others) {
    List<String> cells = new ArrayList<>(List.of(others));
    if (withAccuracy) {
      cells.add(accuracy);
    }
    return cells;
  }

  private static String selected(Nested nested) {
    int folds = nested.rows().size();
    if (nested.selected().size() == 1) {
      return "All %s selected %s."
          .formatted(
              Wording.count(folds, "fold", "folds"),
              Wording.variant(nested.rows().get(0).selected()));
    }
    return "The folds do not agree: "
        + nested.selected().entrySet().stream()
            .map(entry -> "%s in %s".formatted(Wording.variant(entry.getKey()), entry.getValue()))
            .collect(Collectors.joining(", "))
        + " of %s.".formatted(Wording.count(folds, "fold", "folds"));
  }

  private static String optimism(Nested nested, String score) {
    double inside = nested.inside().mean().orElseThrow();
    double outside = nested.outside().mean().orElseThrow();
    return "The mean %s outside is %s%s; the mean inner %s is %s %s."
        .formatted(
            score,
            Markdown.bold(NumberText.fixed(outside)),
            nested.interval().map(interval -> ", 95 % interval " + interval).orElse(""),
            score,
            NumberText.fixed(Math.abs(inside - outside)),
            inside < outside ? "lower" : "higher");
  }
}
