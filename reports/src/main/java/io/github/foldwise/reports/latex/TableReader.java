package io.github.foldwise.reports.latex;

import io.github.foldwise.reports.latex.LatexTable.Cell;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableCell.Alignment;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;

/** Reads the cells of a table of the report. */
final class TableReader extends AbstractVisitor {
  private final StringBuilder columns = new StringBuilder();
  private final List<List<Cell>> rows = new ArrayList<>();

  private TableReader() {}

  static TableReader of(TableBlock block) {
    TableReader reader = new TableReader();
    reader.visitChildren(block);
    return reader;
  }

  /** The headings, without their format. */
  List<String> header() {
    return rows.get(0).stream().map(Cell::text).toList();
  }

  LatexTable table() {
    return new LatexTable(columns.toString(), rows.get(0), rows.subList(1, rows.size()));
  }

  @Override
  public void visit(CustomNode node) {
    if (node instanceof TableRow) {
      boolean isHeader = rows.isEmpty();
      List<Cell> row = new ArrayList<>();
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        row.add(Inlines.cell(child));
        if (isHeader) {
          columns.append(((TableCell) child).getAlignment() == Alignment.RIGHT ? 'r' : 'l');
        }
      }
      rows.add(row);
    } else {
      visitChildren(node);
    }
  }
}
