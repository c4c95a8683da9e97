package io.github.foldwise.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** A golden file of comma-separated numbers under one line of titles. */
final class GoldenTable {
  private final String titles;
  private final List<String[]> lines;

  private GoldenTable(List<String> lines) {
    this.titles = lines.get(0);
    this.lines = lines.stream().skip(1).map(line -> line.split(",")).toList();
  }

  static GoldenTable read(String file) {
    try (InputStream in = GoldenTable.class.getResourceAsStream("/goldens/" + file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return new GoldenTable(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String titles() {
    return titles;
  }

  int rows() {
    return lines.size();
  }

  /** Column and row count from 0. */
  double at(int row, int column) {
    return Double.parseDouble(lines.get(row)[column]);
  }

  float[] column(String title) {
    int column = List.of(titles.split(",")).indexOf(title);
    float[] values = new float[rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) at(i, column);
    }
    return values;
  }
}
