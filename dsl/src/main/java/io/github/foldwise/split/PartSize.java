package io.github.foldwise.split;

/** Size of one part of a split. */
public sealed interface PartSize {

  /** A share of all rows, in (0,1). */
  record Share(double share) implements PartSize {
    @Override
    public String toString() {
      return share + " of the rows";
    }
  }

  /** A number of rows, at least 1 and fewer than the data has. */
  record Count(int rows) implements PartSize {
    @Override
    public String toString() {
      return rows + (rows == 1 ? " row" : " rows");
    }
  }
}
