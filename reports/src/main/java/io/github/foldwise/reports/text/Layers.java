package io.github.foldwise.reports.text;

import io.github.foldwise.reports.records.ModelRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The layers of one variant's model, in order. */
record Layers(List<ModelRow> rows) {

  static Layers of(List<ModelRow> rows) {
    return new Layers(rows.stream().sorted(Comparator.comparingInt(ModelRow::position)).toList());
  }

  /** {@code conv_1} of {@code conv_1 (conv, relu)}. */
  static String name(ModelRow row) {
    int end = row.layer().indexOf(" (");
    return end < 0 ? row.layer() : row.layer().substring(0, end);
  }

  long parameters() {
    return rows.stream().mapToLong(ModelRow::parameters).sum();
  }

  long trainable() {
    return rows.stream().mapToLong(ModelRow::trainable).sum();
  }

  /** {@code without batch_norm_1; dense_1: units 16}; empty if nothing differs. */
  String changedFrom(Layers baseline, Settings settings) {
    Map<String, ModelRow> own = byName();
    Map<String, ModelRow> others = baseline.byName();
    List<String> without = others.keySet().stream().filter(name -> !own.containsKey(name)).toList();
    List<String> with =
        own.keySet().stream()
            .filter(name -> !others.containsKey(name))
            .map(name -> added(own.get(name), settings))
            .toList();
    Map<String, List<String>> changed = new LinkedHashMap<>(); // layers, by what changes
    own.values().stream()
        .filter(row -> others.containsKey(name(row)))
        .forEach(
            row -> {
              String change = change(row, others.get(name(row)), settings);
              changed.computeIfAbsent(change, key -> new ArrayList<>()).add(name(row));
            });
    changed.remove("");
    return String.join(
        "; ",
        Stream.of(
                Stream.of(without)
                    .filter(names -> !names.isEmpty())
                    .map(names -> "without " + escaped(names)),
                Stream.of(with)
                    .filter(names -> !names.isEmpty())
                    .map(names -> "with " + Wording.list(names)),
                changed.entrySet().stream()
                    .map(change -> escaped(change.getValue()) + ": " + change.getKey()))
            .flatMap(parts -> parts)
            .toList());
  }

  private static String change(ModelRow row, ModelRow baseline, Settings settings) {
    String change = settings.changed(row.variant(), name(row));
    String kind = row.layer().substring(name(row).length()).strip();
    return row.layer().equals(baseline.layer())
        ? change
        : Markdown.sentence(kind) + (change.isEmpty() ? "" : " " + change);
  }

  private static String added(ModelRow row, Settings settings) {
    String own = settings.ofLayer(row.variant(), name(row));
    return Markdown.escape(name(row)) + (own.isEmpty() ? "" : " (" + own + ")");
  }

  private static String escaped(List<String> names) {
    return Wording.list(names.stream().map(Markdown::escape).toList());
  }

  private Map<String, ModelRow> byName() {
    Map<String, ModelRow> layers = new LinkedHashMap<>();
    rows.forEach(row -> layers.putIfAbsent(name(row), row));
    return layers;
  }
}
