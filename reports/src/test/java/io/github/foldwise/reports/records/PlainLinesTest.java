package io.github.foldwise.reports.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLinesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b\nc,d\n",
        "a,b\r\nc,d\r\n",
        "a\rb\r",
        "a\r\n\r\nb\n\n",
        "\n",
        "",
        ",",
        "a,b,",
        "a,b,\n",
        "a, b ,é𝄞\nlast"
      })
  void lines_and_their_numbers_are_those_that_commons_csv_finds(String text) throws IOException {
    assertThat(all(new PlainLines(new StringReader(text))))
        .isEqualTo(all(new QuotedLines(new StringReader(text))));
  }

  @Test
  void lines_longer_than_what_is_read_at_once_are_whole() throws IOException {
    String cell = "0123456789".repeat(30_000);
    String text = (cell + "," + cell + "\r\n").repeat(3);

    assertThat(all(new PlainLines(new StringReader(text))))
        .containsExactly(
            List.of("1", cell, cell), List.of("2", cell, cell), List.of("3", cell, cell));
  }

  @Test
  void a_quote_is_left_to_commons_csv() {
    assertThatThrownBy(() -> all(new PlainLines(new StringReader("a,b\n\"c,d\"\n"))))
        .isInstanceOf(PlainLines.QuoteException.class);
  }

  /** Each line as its number and its cells. */
  private static List<List<String>> all(CsvLines lines) throws IOException {
    List<List<String>> all = new ArrayList<>();
    String number = String.valueOf(lines.number());
    for (CsvLine line = lines.next(); line != null; line = lines.next()) {
      List<String> found = new ArrayList<>(List.of(number));
      found.addAll(line.texts());
      all.add(found);
      number = String.valueOf(lines.number());
    }
    return all;
  }
}
