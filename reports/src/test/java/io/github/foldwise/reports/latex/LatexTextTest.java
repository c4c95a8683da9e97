package io.github.foldwise.reports.latex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTextTest {
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "a_b; a\\_b",
        "50 % & #1 $x$; 50 \\% \\& \\#1 \\$x\\$",
        "{a}^b~c; \\{a\\}\\textasciicircum{}b\\textasciitilde{}c",
        "\\u202E; \\textbackslash{}u202E",
        "<b>|\"`; \\textless{}b\\textgreater{}\\textbar{}\\char34{}\\`{}",
        "[1] *; {[}1{]} {*}",
        "a--b ''c'' ,,d; a-{}-b '{}'c'{}' ,{},d",
        "−0.5 ± 0.1; $-$0.5 $\\pm$ 0.1",
        "28×28 – λ=0.1; 28$\\times$28 -- $\\lambda$=\\allowbreak{}0.1",
        "Größe 日本; Größe 日本",
        "e\u0301; é",
        "a\u200db; ab",
        "x==1; x==\\allowbreak{}1",
      })
  void text_is_set_letter_for_letter(String text, String source) {
    assertThat(LatexText.of(text)).isEqualTo(source);
  }

  @Test
  void a_long_word_may_be_broken() {
    assertThat(LatexText.of("a 633ed8b19a77d40ef72d44a7d3 b"))
        .isEqualTo("a 633ed8b1\\allowbreak{}9a77d40e\\allowbreak{}f72d44a7\\allowbreak{}d3 b");
  }

  @Test
  void code_keeps_its_blanks_and_quotes() {
    assertThat(LatexText.ofCode("a   'b' --c"))
        .isEqualTo("a~~~\\textquotesingle{}b\\textquotesingle{} -{}-c");
  }
}
