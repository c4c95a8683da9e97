package io.github.foldwise.reports.latex;

import io.github.foldwise.reports.latex.LatexTable.Cell;
import io.github.foldwise.reports.latex.LatexTable.Emphasis;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The text within a block as LaTeX. */
final class Inlines extends AbstractVisitor {
  private final StringBuilder source = new StringBuilder();
  private final StringBuilder text = new StringBuilder();

  private Inlines() {}

  /** The LaTeX of what a block contains. */
  static String source(Node block) {
    return of(block).source.toString();
  }

  /** What a block shows, without its format. */
  static String text(Node block) {
    return of(block).text.toString();
  }

  /** A cell of a table. */
  static Cell cell(Node cell) {
    Inlines inlines = of(cell);
    return new Cell(inlines.source.toString(), inlines.text.toString(), emphasis(cell));
  }

  private static Inlines of(Node block) {
    Inlines inlines = new Inlines();
    inlines.visitChildren(block);
    return inlines;
  }

  private static Emphasis emphasis(Node cell) {
    Node only = cell.getFirstChild();
    if (only == null || only.getNext() != null) {
      return Emphasis.NONE;
    }
    if (only instanceof StrongEmphasis) {
      return Emphasis.BOLD;
    }
    return only instanceof org.commonmark.node.Emphasis ? Emphasis.ITALIC : Emphasis.NONE;
  }

  @Override
  public void visit(Text node) {
    add(node.getLiteral());
  }

  @Override
  public void visit(HtmlInline node) {
    add(node.getLiteral());
  }

  @Override
  public void visit(Code node) {
    source.append("\\texttt{").append(LatexText.ofCode(node.getLiteral())).append('}');
    text.append(node.getLiteral());
  }

  @Override
  public void visit(org.commonmark.node.Emphasis node) {
    wrap("\\emph{", node);
  }

  @Override
  public void visit(StrongEmphasis node) {
    wrap("\\textbf{", node);
  }

  @Override
  public void visit(Link node) {
    // These characters would end the address, or the line.
    String address = node.getDestination().replaceAll("[\\\\%#{}]", "\\\\$0");
    wrap("\\href{" + address + "}{", node);
  }

  @Override
  public void visit(Image node) {
    visitChildren(node);
  }

  @Override
  public void visit(SoftLineBreak node) {
    source.append('\n');
    text.append(' ');
  }

  @Override
  public void visit(HardLineBreak node) {
    source.append("\\newline\n");
    text.append(' ');
  }

  private void add(String literal) {
    source.append(LatexText.of(literal));
    text.append(literal);
  }

  private void wrap(String before, Node node) {
    source.append(before);
    visitChildren(node);
    source.append('}');
  }
}
