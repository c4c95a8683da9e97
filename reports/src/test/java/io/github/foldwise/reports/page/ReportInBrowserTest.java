package io.github.foldwise.reports.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.foldwise.reports.Chromium;
import io.github.foldwise.reports.Fixture;
import io.github.foldwise.reports.figure.Figures;
import io.github.foldwise.reports.records.RunRecords;
import io.github.foldwise.reports.text.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser: at a phone's width and at a desk's. */
class ReportInBrowserTest {
  /** Asks the framed page, which itself may run no script. */
  private static final String PROBE =
      """
      <!DOCTYPE html>
      <body style="margin: 0">
      <iframe id="page" src="%s" style="border: 0; width: %spx; height: 900px"></iframe>
      <pre id="probe"></pre>
      <script>
      onload = () => {
        const frame = document.getElementById("page");
        const page = frame.contentDocument;
        const images = [...page.images];
        document.getElementById("probe").textContent = JSON.stringify({
          title: page.title,
          width: page.documentElement.scrollWidth,
          images: images.length,
          shown: images.filter(image => image.complete && image.naturalWidth > 0).length,
          tooWide: images.filter(image => image.getBoundingClientRect().right > %s).length
        });
      };
      </script>
      """;

  private static final Pattern ANSWER = Pattern.compile("<pre id=\"probe\">(.*?)</pre>");

  @TempDir Path folder;
  private Chromium chromium;

  @BeforeEach
  void find() {
    Optional<Chromium> found = Chromium.in(folder);
    assumeTrue(found.isPresent(), "no chromium on the PATH (Debian's package chromium has one)");
    chromium = found.get();
  }

  @ParameterizedTest(name = "{0} pixels")
  @ValueSource(ints = {390, 1280})
  void the_report_fits_shows_all_its_pictures_and_fetches_nothing(int width) throws Exception {
    RunRecords records = Fixture.full();
    long panels =
        Figures.of(records).values().stream().mapToLong(figure -> figure.panels().size()).sum();
    String html = HtmlReport.render(Report.render(records), Figures.of(records));
    Path page = Files.writeString(folder.resolve("report.html"), html, UTF_8);

    Chromium.Visit visit = chromium.visit(probe(page, width));

    JsonNode answer = answer(visit);
    assertThat(answer.get("title").textValue()).isEqualTo("fashion-mnist, preset quick");
    assertThat(answer.get("width").intValue()).isEqualTo(width);
    assertThat(answer.get("images").longValue()).isEqualTo(panels);
    assertThat(answer.get("shown").longValue()).isEqualTo(panels);
    assertThat(answer.get("tooWide").intValue()).isZero();
    assertThat(visit.console()).isEmpty();
  }

  @Test
  void names_that_are_html_run_no_script() throws Exception {
    String name = "<script>document.title = 'no'</script><img src=x onerror=console.error(1)>";
    RunRecords records = Fixture.withExperiment(Fixture.full(), name);
    String html = HtmlReport.render(Report.render(records), Map.of());
    Path page = Files.writeString(folder.resolve("report.html"), html, UTF_8);

    Chromium.Visit visit = chromium.visit(probe(page, 390));

    assertThat(answer(visit).get("title").textValue()).isEqualTo(name + ", preset quick");
    assertThat(answer(visit).get("width").intValue()).isEqualTo(390);
    assertThat(visit.console()).isEmpty();
  }

  @Test
  void whatever_a_report_would_fetch_is_refused_and_told() throws Exception {
    String html = HtmlReport.render("# a\n", Map.of());
    Path page =
        Files.writeString(
            folder.resolve("report.html"),
            html.replace("</main>", "<img src=\"http://127.0.0.1/x.png\"></main>"),
            UTF_8);

    Chromium.Visit visit = chromium.visit(probe(page, 390));

    assertThat(answer(visit).get("shown").intValue()).isZero();
    assertThat(visit.console()).anyMatch(line -> line.contains("Content Security Policy"));
  }

  @Test
  void a_page_that_is_too_wide_broken_and_noisy_is_found_out() throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("bad.html"),
            """
            <!DOCTYPE html><title>bad</title><div style="width: 800px">wide</div>
            <img src="missing.png"><img src="data:image/png;base64,AAAA">
            <script>console.error("noise")</script>
            """,
            UTF_8);

    Chromium.Visit visit = chromium.visit(probe(page, 390));

    assertThat(answer(visit).get("width").intValue()).isGreaterThan(390);
    assertThat(answer(visit).get("images").intValue()).isEqualTo(2);
    assertThat(answer(visit).get("shown").intValue()).isZero();
    assertThat(visit.console()).anyMatch(line -> line.contains("noise"));
  }

  private Path probe(Path page, int width) throws IOException {
    return Files.writeString(
        folder.resolve("probe.html"), PROBE.formatted(page.getFileName(), width, width), UTF_8);
  }

  private static JsonNode answer(Chromium.Visit visit) throws IOException {
    Matcher answer = ANSWER.matcher(visit.dom());
    assertThat(answer.find()).as("an answer in " + visit.dom()).isTrue();
    return new JsonMapper()
        .readTree(answer.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }
}
