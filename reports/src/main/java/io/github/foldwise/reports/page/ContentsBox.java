package io.github.foldwise.reports.page;

import java.util.List;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The table of contents, before the first section. */
final class ContentsBox extends CustomBlock {
  private final List<Anchors.Anchor> sections;

  private ContentsBox(List<Anchors.Anchor> sections) {
    this.sections = sections;
  }

  static void into(Node document, Anchors anchors) {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        node.insertBefore(new ContentsBox(anchors.ofLevel(2)));
        return;
      }
    }
  }

  List<Anchors.Anchor> sections() {
    return sections;
  }
}
