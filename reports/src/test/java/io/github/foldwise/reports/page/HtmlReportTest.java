package io.github.foldwise.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.text.Report;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static String page;

  private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  @BeforeAll
  static void render() throws IOException {
    page = html(Fixture.full());
  }

  @Test
  void every_address_lies_in_the_page_itself() {
    List<String> addresses =
        ADDRESS.matcher(page).results().map(address -> address.group(1)).toList();
    assertThat(addresses)
        .isNotEmpty()
        .allMatch(address -> address.startsWith("data:") || address.startsWith("#"));
    assertThat(page).doesNotContain("://").doesNotContain("@import").doesNotContain("url(");
    for (String address : addresses) {
      if (address.startsWith("#")) {
        assertThat(page).contains(" id=\"" + address.substring(1) + "\"");
      }
    }
  }

  @Test
  void each_picture_of_the_markdown_report_is_in_the_page() {
    RunRecords records = Fixture.full();
    long panels =
        Figures.of(records).values().stream().mapToLong(figure -> figure.panels().size()).sum();
    assertThat(Pattern.compile("<img ").matcher(page).results().count()).isEqualTo(panels);
  }

  @Test
  void the_contents_name_every_section() {
    assertThat(page)
        .contains("<li><a href=\"#summary-of-findings\">Summary of findings</a></li>")
        .contains("<h2 id=\"summary-of-findings\">Summary of findings</h2>")
        .contains("<h3 id=\"batch-norm\">batch norm</h3>");
  }

  @Test
  void a_heading_that_stands_twice_has_two_anchors() throws IOException {
    assertThat(HtmlReport.render("# a\n\n## b\n\n## b\n\n## ★\n", Map.of()))
        .contains("<h2 id=\"b\">b</h2>\n<h2 id=\"b-2\">b</h2>\n<h2 id=\"section\">★</h2>");
  }

  @Test
  void html_in_names_is_text_and_only_the_report_s_own_folds_pass() throws IOException {
    String name = "<script>alert(1)</script> & <img src=x>";
    RunRecords records = Fixture.withExperiment(Fixture.full(), name);
    String html = HtmlReport.render(Report.render(records), Map.of());
    assertThat(html)
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x&gt;, preset quick</h1>")
        .contains(
            "<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x&gt;, preset quick"
                + "</title>")
        .contains("<details><summary>The specification</summary>")
        .doesNotContain("<script");
    assertThat(HtmlReport.render("# a\n\n<details><summary>x</summary><b>\n", Map.of()))
        .contains("<p>&lt;details&gt;&lt;summary&gt;x&lt;/summary&gt;&lt;b&gt;</p>");
  }

  @Test
  void the_same_records_give_the_same_page_in_every_language() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(html(Fixture.full())).isEqualTo(page);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void wide_tables_scroll_in_boxes_of_their_own() {
    assertThat(count(page, "<table>"))
        .isPositive()
        .isEqualTo(count(page, "tabindex=\"0\">\n<table>"));
  }

  private static long count(String html, String part) {
    return Pattern.compile(Pattern.quote(part))
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .count();
  }

  private static String html(RunRecords records) throws IOException {
    return HtmlReport.render(Report.render(records), Figures.of(records));
  }
}
