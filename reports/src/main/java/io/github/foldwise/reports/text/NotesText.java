package io.github.foldwise.reports.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * The author's Markdown as parts of the report: headings below the report's own, HTML as text, and
 * nothing left open that would swallow what follows.
 *
 * @param notes all but the conclusion; empty if there is no more
 * @param conclusion what stands below the heading Conclusion; empty without it
 */
record NotesText(String notes, String conclusion) {
  static final NotesText NONE = new NotesText("", "");

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final int DEEPEST = 100;
  private static final int SECTION = 2; // level of the report's sections
  private static final int LOWEST = 6;
  private static final Pattern CONCLUSION =
      Pattern.compile("conclusions?", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMENT = Pattern.compile("<!--.*-->", Pattern.DOTALL);

  /**
   * Reads Markdown.
   *
   * @throws IllegalArgumentException if it is nested too deep to be rendered
   */
  static NotesText of(String markdown) {
    Node all =
        Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST)
            .build()
            .parse(markdown);
    requireShallow(all);
    all.accept(new HtmlAsText());
    Document notes = new Document();
    Document conclusion = new Document();
    divide(all, notes, conclusion);
    return new NotesText(rendered(notes), rendered(conclusion));
  }

  private static void divide(Node all, Document notes, Document conclusion) {
    OptionalInt level = OptionalInt.empty(); // of the conclusion, while its part lasts
    boolean found = false;
    for (Node node = all.getFirstChild(); node != null; ) {
      Node next = node.getNext();
      boolean opens = !found && isConclusion(node);
      if (opens) {
        level = OptionalInt.of(((Heading) node).getLevel());
        found = true;
      } else {
        if (level.isPresent()
            && node instanceof Heading heading
            && heading.getLevel() <= level.getAsInt()) {
          level = OptionalInt.empty();
        }
        (level.isPresent() ? conclusion : notes).appendChild(node); // moves it
      }
      node = next;
    }
  }

  private static boolean isConclusion(Node node) {
    return node instanceof Heading
        && CONCLUSION.matcher(TextContentRenderer.builder().build().render(node).strip()).matches();
  }

  private static String rendered(Document part) {
    List<Heading> headings = headings(part);
    int highest =
        headings.stream()
            .filter(heading -> heading.getParent() == part)
            .mapToInt(Heading::getLevel)
            .min()
            .orElse(1);
    for (Heading heading : headings) {
      int level = SECTION + 1 + Math.max(0, heading.getLevel() - highest);
      heading.setLevel(Math.min(LOWEST, level));
    }
    return MarkdownRenderer.builder().extensions(EXTENSIONS).build().render(part).strip();
  }

  private static List<Heading> headings(Node part) {
    List<Heading> headings = new ArrayList<>();
    part.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            headings.add(heading);
          }
        });
    return headings;
  }

  private static void requireShallow(Node all) {
    record Place(Node node, int depth) {}
    Deque<Place> left = new ArrayDeque<>(List.of(new Place(all, 0)));
    while (!left.isEmpty()) {
      Place place = left.pop();
      if (place.depth() > DEEPEST) {
        throw new IllegalArgumentException(
            "it is nested more than %s levels deep".formatted(DEEPEST));
      }
      for (Node child = place.node().getFirstChild(); child != null; child = child.getNext()) {
        left.push(new Place(child, place.depth() + 1));
      }
    }
  }

  /** Comments go; other HTML stays as the text that it is. */
  private static final class HtmlAsText extends AbstractVisitor {
    @Override
    public void visit(HtmlBlock block) {
      String html = block.getLiteral().strip();
      if (!COMMENT.matcher(html).matches()) {
        Paragraph paragraph = new Paragraph();
        html.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .forEach(
                line -> {
                  if (paragraph.getFirstChild() != null) {
                    paragraph.appendChild(new SoftLineBreak());
                  }
                  paragraph.appendChild(new Text(line));
                });
        block.insertBefore(paragraph);
      }
      block.unlink();
    }

    @Override
    public void visit(HtmlInline inline) {
      if (!COMMENT.matcher(inline.getLiteral()).matches()) {
        inline.insertBefore(new Text(inline.getLiteral()));
      }
      inline.unlink();
    }
  }
}
