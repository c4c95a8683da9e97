package io.github.foldwise.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.figure.FigureFile;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.records.SampleRow;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The galleries of mistakes, if the data names its rows. */
class NamedImagesTest {
  private static final RunRecords NAMED =
      Fixture.withSamples(
          Fixture.full(),
          Fixture.full().samples().stream()
              .map(sample -> named(sample, "wear/left*%s.png".formatted(sample.row())))
              .toList());

  @Test
  void the_file_behind_each_mistake_is_listed_in_the_order_of_the_images() {
    Markdown out = new Markdown();
    ClassesSection.write(out, NAMED);

    assertThat(out.toString())
        .contains(
            """
            The same images, in this order:

            | Image | Class | Taken for | Probability |
            |---|---|---|---:|
            | wear/left\\*41.png | Shirt | T-shirt/top | 0.9712 |
            | wear/left\\*812.png | Shirt | T-shirt/top | 0.9533 |
            | wear/left\\*1507.png | T-shirt/top | Shirt | 0.9604 |
            """)
        .contains("| wear/left\\*3301.png | Ankle boot | Sneaker | 0.9998 |\n");
  }

  @Test
  void rows_without_names_are_not_listed() {
    Markdown out = new Markdown();
    ClassesSection.write(out, Fixture.full());

    assertThat(out.toString()).contains("Worst mistakes").doesNotContain("The same images");
  }

  @Test
  void the_file_stands_above_its_image_without_its_folder() throws IOException {
    assertThat(gallery("wear/17.png"))
        .isEqualTo(gallery("17.png"))
        .isNotEqualTo(gallery("18.png"))
        .isNotEqualTo(gallery(""));
  }

  @Test
  void of_a_long_name_the_end_is_shown() throws IOException {
    String end = "x".repeat(15) + "0123456789.png"; // 29 characters

    assertThat(gallery("IMG_xx" + end)).isEqualTo(gallery("…" + end));
    assertThat(gallery("I" + end)).isNotEqualTo(gallery("…" + end));
  }

  /** The worst mistakes, all with this name. */
  private static byte[] gallery(String id) throws IOException {
    RunRecords records =
        Fixture.withSamples(
            NAMED, NAMED.samples().stream().map(sample -> named(sample, id)).toList());
    return FigureFile.png(Figures.of(records).get(Figures.WORST));
  }

  private static SampleRow named(SampleRow sample, String id) {
    return new SampleRow(
        sample.purpose(),
        sample.row(),
        sample.label(),
        sample.predicted(),
        sample.probability(),
        sample.height(),
        sample.width(),
        sample.channels(),
        sample.pixels(),
        id);
  }
}
