package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.NestedRow;
import io.github.foldwise.reports.records.RunRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was selected within the training rows of each fold, and how it did outside. */
final class NestedSection {
  private NestedSection() {}

  static void write(Markdown out, RunRecords records) {
    Nested.of(records).ifPresent(nested -> write(out, nested, records.isRepeated()));
  }

  private static void write(Markdown out, Nested nested, boolean repeated) {
    out.heading(2, "Nested cross-validation");
    out.paragraph(
        "In each fold the variant with the highest mean accuracy over inner folds of the training"
            + " rows was selected, trained on all of them, and measured on the fold's validation"
            + " rows, which took no part in the selection.",
        "The inner accuracy is the highest of many and therefore optimistic; the accuracy outside"
            + " is that of the whole procedure, selection included.");
    out.table("llrrr", header(), rows(nested, repeated));
    out.paragraph(selected(nested), optimism(nested));
  }

  private static List<String> header() {
    return List.of("Fold", "Selected", "Candidates", "Inner accuracy", "Accuracy outside");
  }

  private static List<List<String>> rows(Nested nested, boolean repeated) {
    List<List<String>> rows = new ArrayList<>();
    for (NestedRow row : nested.rows()) {
      rows.add(
          List.of(
              repeated ? "%s.%s".formatted(row.repeat(), row.fold()) : "" + row.fold(),
              Markdown.escape(row.selected()),
              NumberText.grouped(row.candidates()),
              NumberText.fixed(row.innerAccuracy()),
              NumberText.fixed(row.accuracy())));
    }
    rows.add(
        List.of(
            Markdown.bold("Mean"),
            "",
            "",
            Markdown.bold(NumberText.fixed(nested.inside().mean().orElseThrow())),
            Markdown.bold(NumberText.fixed(nested.outside().mean().orElseThrow()))));
    return rows;
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

  private static String optimism(Nested nested) {
    double inside = nested.inside().mean().orElseThrow();
    double outside = nested.outside().mean().orElseThrow();
    return "The mean accuracy outside is %s%s; the mean inner accuracy is %s %s."
        .formatted(
            Markdown.bold(NumberText.fixed(outside)),
            nested.interval().map(interval -> ", 95 % interval " + interval).orElse(""),
            NumberText.fixed(Math.abs(inside - outside)),
            inside < outside ? "lower" : "higher");
  }
}
