package io.github.foldwise.reports.page;

import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.text.Markdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The report as one HTML file: pictures and style sheet inside, no script, no requests.
 *
 * <p>It is made from the Markdown report, so both say the same. The folding blocks of {@link
 * Markdown#folded} remain HTML; any other HTML is shown as text.
 */
public final class HtmlReport {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  /** Forbids scripts and requests. */
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

  private HtmlReport() {}

  /**
   * The text of {@code report.html}, from that of {@code report.md} and its figures by file name.
   */
  public static String render(String markdown, Map<String, Figure> figures) throws IOException {
    return render(markdown, figures, Map.of(), OwnPictures.NONE);
  }

  /**
   * The same with pictures of the author's own.
   *
   * @param drawn files of figures that were drawn already, such as {@code confusion.svg}
   */
  public static String render(
      String markdown, Map<String, Figure> figures, Map<String, byte[]> drawn, OwnPictures own)
      throws IOException {
    Node document = PARSER.parse(markdown);
    HtmlPictures pictures = HtmlPictures.of(figures, drawn);
    Anchors anchors = Anchors.of(document);
    ScrollBox.aroundTablesOf(document);
    ContentsBox.into(document, anchors);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> anchors)
            .nodeRendererFactory(context -> new HtmlNodes(context, pictures, own))
            .build();
    return page(anchors.title(), renderer.render(document));
  }

  private static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(POLICY, escape(title), styleSheet(), body);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String styleSheet() {
    try (InputStream file = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet in this library's jar cannot be read", e);
    }
  }
}
