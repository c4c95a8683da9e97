package io.github.foldwise.reports.records;

import com.fasterxml.jackson.core.io.NumberInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The cells of one line of a CSV file, as parts of a longer text. */
final class CsvLine {
  private char[] text = new char[0];
  private int start;
  private int[] ends = new int[32]; // of each cell, from the line's start
  private int size;

  /** Forgets all cells. */
  void clear() {
    size = 0;
  }

  /**
   * Adds a cell. One character is between two of them.
   *
   * @param end counts from the line's start
   */
  void addCell(int end) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = end;
  }

  /** Says where the cells are. */
  void place(char[] newText, int newStart) {
    text = newText;
    start = newStart;
  }

  int size() {
    return size;
  }

  boolean isEmpty(int cell) {
    return first(cell) == behind(cell);
  }

  String text(int cell) {
    return new String(text, first(cell), behind(cell) - first(cell));
  }

  List<String> texts() {
    return IntStream.range(0, size).mapToObj(this::text).toList();
  }

  /** A cell's number: digits, a point and an exponent, without blanks and suffixes. */
  float decimal(int cell) {
    int first = first(cell);
    int behind = behind(cell);
    for (int i = first; i < behind; i++) {
      // Java's own parser also takes 1f, 0x1p3 and blanks around a number.
      if ((text[i] < '0' || text[i] > '9') && ".E-".indexOf(text[i]) < 0) {
        throw new NumberFormatException(text(cell));
      }
    }
    return NumberInput.parseFloat(text, first, behind - first, true);
  }

  private int first(int cell) {
    return cell == 0 ? start : start + ends[cell - 1] + 1;
  }

  private int behind(int cell) {
    return start + ends[cell];
  }
}
