package io.github.foldwise.reports.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.text.TextContentRenderer;

/** The headings of a page and their link targets. */
final class Anchors implements AttributeProvider {
  private final List<Anchor> all = new ArrayList<>();
  private final Map<Node, Anchor> byHeading = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private Anchors() {}

  /** A heading; the title has level 1. */
  record Anchor(int level, String id, String text) {}

  static Anchors of(Node document) {
    Anchors anchors = new Anchors();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            anchors.add(heading);
          }
        });
    return anchors;
  }

  /** The text of the first heading. */
  String title() {
    return all.isEmpty() ? "" : all.get(0).text();
  }

  List<Anchor> ofLevel(int level) {
    return all.stream().filter(anchor -> anchor.level() == level).toList();
  }

  @Override
  public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
    if (byHeading.containsKey(node)) {
      attributes.put("id", byHeading.get(node).id());
    }
  }

  private void add(Heading heading) {
    String text = TextContentRenderer.builder().build().render(heading).strip();
    Anchor anchor = new Anchor(heading.getLevel(), free(id(text)), text);
    all.add(anchor);
    byHeading.put(heading, anchor);
  }

  private static String id(String text) {
    String id =
        text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return id.isEmpty() ? "section" : id;
  }

  private String free(String id) {
    String name = id;
    for (int i = 2; !taken.add(name); i++) {
      name = id + "-" + i;
    }
    return name;
  }
}
