package io.github.foldwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.goldens.Golden;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The table of the notebook's model against the summary that Keras 3.8.0 prints of it. */
@TestMethodOrder(OrderAnnotation.class)
class ModelSummaryGoldenTest {
  private static final Golden GOLDEN = Golden.read("model_summary.txt");
  private static final int BYTES_OF_A_VALUE = 4; // float32

  private final ModelTable table = ModelTable.of(Notebook.checked());

  @Test
  void shapes_and_parameters_are_those_of_keras_line_by_line() {
    List<String> lines =
        GOLDEN.elements().stream()
            .filter(line -> line.toString().contains("(None,"))
            .map(Golden::text)
            .map(line -> line.split("│", -1))
            .map(cells -> cells[2].strip() + " " + cells[3].strip())
            .toList();

    assertThat(table.rows())
        .extracting(row -> kerasShape(row.output()) + " " + number(row.parameters()))
        .isEqualTo(lines);
  }

  @Test
  void the_totals_are_those_of_keras() {
    List<String> lines =
        GOLDEN.elements().stream()
            .filter(line -> line.toString().contains("params:"))
            .map(Golden::text)
            .map(String::strip)
            .toList();

    assertThat(lines)
        .containsExactly(
            "Total params: %s (%s)".formatted(number(table.parameters()), size(table.parameters())),
            "Trainable params: %s (%s)"
                .formatted(number(table.trainable()), size(table.trainable())),
            "Non-trainable params: %s (%s)"
                .formatted(number(table.notTrainable()), size(table.notTrainable())));
  }

  /** Lines with a shape have numbers in their layers' names. */
  @Test
  @Order(Integer.MAX_VALUE)
  void every_number_of_the_file_was_compared() {
    GOLDEN.requireAllCompared();
  }

  private static String kerasShape(Shape one) {
    String dims = one.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "(None, " + dims + ")";
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String size(long values) {
    double kibibytes = values * BYTES_OF_A_VALUE / 1024.0;
    return kibibytes < 1024
        ? String.format(Locale.ROOT, "%.2f KB", kibibytes)
        : String.format(Locale.ROOT, "%.2f MB", kibibytes / 1024);
  }
}
