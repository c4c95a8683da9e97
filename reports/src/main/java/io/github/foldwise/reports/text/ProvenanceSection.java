package io.github.foldwise.reports.text;

import io.github.foldwise.reports.format.NumberText;
import io.github.foldwise.reports.records.Provenance;
import io.github.foldwise.reports.records.RunRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the numbers come from and how to reproduce them. It leaves out what may differ between two
 * runs of one specification on one machine: time, path, host, device and commit.
 */
final class ProvenanceSection {
  private static final String VARIANT = "variant "; // begins the lines of each

  private ProvenanceSection() {}

  static void write(Markdown out, RunRecords records) {
    Provenance provenance = records.provenance();
    out.heading(2, "Provenance");
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("Experiment", provenance.experiment()));
    if (!provenance.preset().isEmpty()) {
      rows.add(row("Preset", provenance.preset()));
    }
    rows.addAll(
        List.of(
            List.of("Specification", "`" + provenance.specification().hash() + "`"),
            row("Data", data(provenance.data())),
            List.of("SHA-256 of the data", "`" + provenance.data().sha256() + "`"),
            row("Folds", provenance.folds()),
            row("Repeats", Integer.toString(provenance.repeats())),
            row("Seed", Long.toString(provenance.seed())),
            row("Threads per trial", Integer.toString(provenance.threads())),
            row("Foldwise", provenance.versions().foldwise()),
            row("TensorFlow", provenance.versions().tensorflow()),
            row("JDK", provenance.versions().java()),
            row("Operating system", provenance.system().os())));
    processor(provenance.system()).ifPresent(processor -> rows.add(row("CPU", processor)));
    if (!provenance.system().kernels().isEmpty()) {
      rows.add(row("Kernels", provenance.system().kernels()));
    }
    if (provenance.hasOwnScore()) {
      rows.add(row("Score", provenance.score()));
    }
    out.table("ll", List.of("What", "Value"), rows);
    writeBaseline(out, provenance);
    if (!provenance.specification().text().isBlank()) {
      out.folded("The specification", ofTheBaseline(provenance.specification().text()));
    }
    writeCommand(out, provenance);
  }

  /** Up to the second variant: those of a long search would fill a megabyte. */
  private static String ofTheBaseline(String specification) {
    List<String> lines = specification.lines().toList();
    List<Integer> variants =
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith(VARIANT))
            .boxed()
            .toList();
    return variants.size() < 2
        ? specification
        : String.join("\n", lines.subList(0, variants.get(1)))
            + "\n… and %s; provenance.json holds them."
                .formatted(Wording.count(variants.size() - 1, "more variant", "more variants"));
  }

  private static Optional<String> processor(Provenance.Machine machine) {
    String features = String.join(", ", machine.cpu());
    if (machine.processor().isEmpty()) {
      return features.isEmpty() ? Optional.empty() : Optional.of(features);
    }
    return Optional.of(machine.processor() + (features.isEmpty() ? "" : " (" + features + ")"));
  }

  private static void writeBaseline(Markdown out, Provenance provenance) {
    if (!provenance.baseline().isEmpty()) {
      out.table(
          "lr",
          List.of("Parameter of the baseline", "Value"),
          provenance.baseline().stream().map(p -> row(p.name(), p.value())).toList());
    }
  }

  private static void writeCommand(Markdown out, Provenance provenance) {
    out.heading(2, "How to reproduce");
    if (provenance.isEmbedded()) {
      out.paragraph("With the experiment that declares `%s`:".formatted(provenance.experiment()));
      out.code(provenance.command() + ";");
    } else {
      ReproducingCommand command =
          new ReproducingCommand(provenance.command(), provenance.mainClass());
      out.code(command.byMaven());
      out.paragraph(
          "Or without Maven, by the script `foldwise` of the packaged folder%s:"
              .formatted(
                  provenance.mainClass().isEmpty() ? "" : ", in whose `lib` the class's jar lies"));
      out.code(command.byScript());
    }
    out.paragraph(
        "On one kind of CPU the same specification, seed and data give the same bytes of every"
            + " table and plot, regardless of the number of jobs and of interruptions; on one"
            + " machine also of this page.",
        "The run directory holds the tables as CSV files, and the plots as PNG and SVG.");
  }

  private static String data(Provenance.Data data) {
    return "%s (%s): %s training and %s test rows, %s"
        .formatted(
            data.title(),
            data.name(),
            NumberText.grouped(data.trainRows()),
            NumberText.grouped(data.testRows()),
            data.shape());
  }

  private static List<String> row(String what, String value) {
    return List.of(Markdown.escape(what), Markdown.sentence(value));
  }
}
