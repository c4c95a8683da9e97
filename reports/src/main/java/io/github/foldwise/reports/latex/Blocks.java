package io.github.foldwise.reports.latex;

import io.github.foldwise.reports.figure.Figure;
import io.github.foldwise.reports.figure.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** The blocks of a report as LaTeX; each table becomes a file of its own. */
final class Blocks extends AbstractVisitor {
  private static final List<String> SECTIONS =
      List.of("section", "subsection", "subsubsection", "paragraph", "subparagraph");

  /**
   * Figures of this width, in their own units, are as wide as the page: their letters are small.
   */
  private static final double PAGE = 800;

  private static final Pattern FOLD_BEGINS =
      Pattern.compile("<details><summary>([^<>&]*)</summary>");

  private final Map<String, Figure> figures;
  private final TableNames names = new TableNames();
  private final StringBuilder body = new StringBuilder();
  private final Map<String, String> tables = new LinkedHashMap<>();
  private String title = "";
  private String folded = "";

  private Blocks(Map<String, Figure> figures) {
    this.figures = figures;
  }

  static Blocks of(Node document, Map<String, Figure> figures) {
    Blocks blocks = new Blocks(figures);
    document.accept(blocks);
    return blocks;
  }

  /** The first heading. */
  String title() {
    return title;
  }

  /** All that follows it. */
  String body() {
    return body.toString();
  }

  /** The tables, by file name without its ending. */
  Map<String, String> tables() {
    return tables;
  }

  @Override
  public void visit(Heading heading) {
    names.heading(heading.getLevel(), Inlines.source(heading), Inlines.text(heading));
    if (heading.getLevel() == 1 && title.isEmpty()) {
      title = Inlines.source(heading);
    } else {
      String command = SECTIONS.get(Math.max(0, Math.min(heading.getLevel() - 2, 4)));
      block("\\" + command + "{" + Inlines.source(heading) + "}");
    }
  }

  @Override
  public void visit(Paragraph paragraph) {
    if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
      block(figure(image));
    } else {
      block(Inlines.source(paragraph));
    }
  }

  @Override
  public void visit(BulletList list) {
    environment("itemize", list);
  }

  @Override
  public void visit(OrderedList list) {
    environment("enumerate", list);
  }

  @Override
  public void visit(ListItem item) {
    body.append("\\item ");
    visitChildren(item);
  }

  @Override
  public void visit(BlockQuote quote) {
    environment("quote", quote);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    code(code.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code(code.getLiteral());
  }

  @Override
  public void visit(HtmlBlock html) {
    String literal = html.getLiteral().strip();
    Matcher fold = FOLD_BEGINS.matcher(literal);
    if (fold.matches()) {
      folded = fold.group(1);
    } else if (literal.equals("</details>")) {
      folded = "";
    } else {
      block(LatexText.of(literal));
    }
  }

  @Override
  public void visit(ThematicBreak line) {
    block("\\begin{center}\\rule{0.3\\linewidth}{0.4pt}\\end{center}");
  }

  @Override
  public void visit(CustomBlock block) {
    if (block instanceof TableBlock table) {
      TableReader cells = TableReader.of(table);
      TableNames.Name name = names.next(cells.header());
      tables.put(name.file(), cells.table().file(name.caption(), name.label()));
      block("\\input{" + name.file() + "}");
    } else {
      visitChildren(block);
    }
  }

  private void environment(String name, Node content) {
    block("\\begin{" + name + "}");
    visitChildren(content);
    block("\\end{" + name + "}");
  }

  /** What is folded in a page is too long for paper. */
  private void code(String lines) {
    if (!folded.isEmpty()) {
      block("\\emph{" + LatexText.of(folded) + "} is in \\texttt{report.html}.");
      return;
    }
    List<String> source = new ArrayList<>();
    for (String line : lines.stripTrailing().split("\n", -1)) {
      source.add(line.isBlank() ? "\\mbox{}" : LatexText.ofCode(line));
    }
    block(
        "\\begin{quote}\\small\\ttfamily\\raggedright\n%s\n\\end{quote}"
            .formatted(String.join("\\\\\n", source)));
  }

  private String figure(Image image) {
    String path = image.getDestination();
    String name = path.replaceFirst("^plots/(.*)\\.png$", "$1");
    return """
    \\begin{figure}
    \\centering
    %s
    \\caption{%s}
    \\label{fig:%s}
    \\end{figure}\
    """
        .formatted(picture(path), Inlines.source(image), name.replaceAll("[^A-Za-z0-9/.-]", "-"));
  }

  /** Of another picture, only LaTeX knows whether it is there; it reads no SVG. */
  private String picture(String path) {
    for (Map.Entry<String, Figure> figure : figures.entrySet()) {
      if (Figures.path(figure.getKey()).equals(path)) {
        return graphics(Math.min(1, figure.getValue().width() / PAGE), path);
      }
    }
    String missing = "\\texttt{" + LatexText.ofCode(path) + "}";
    return path.matches("[A-Za-z0-9/._ -]+\\.(png|jpg|jpeg|pdf)")
        ? "\\IfFileExists{../%s}{%s}{%s}".formatted(path, graphics(0.8, path), missing)
        : missing;
  }

  private static String graphics(double width, String path) {
    return String.format(
        Locale.ROOT,
        "\\includegraphics[width=%.2f\\linewidth,height=0.5\\textheight,keepaspectratio]{../%s}",
        width,
        path);
  }

  private void block(String source) {
    body.append(source).append("\n\n");
  }
}
