package io.github.foldwise.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;

/** Holds a table that may be wider than the page. */
final class ScrollBox extends CustomBlock {
  static void aroundTablesOf(Node document) {
    List<Node> tables = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
              tables.add(block);
            }
          }
        });
    for (Node table : tables) {
      ScrollBox box = new ScrollBox();
      table.insertBefore(box);
      box.appendChild(table); // moves it
    }
  }
}
