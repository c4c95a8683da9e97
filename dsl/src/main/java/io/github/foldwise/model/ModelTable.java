package io.github.foldwise.model;

import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.WeightSpec;
import io.github.foldwise.model.inference.LayerParts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model at a glance, like Keras's summary: the output shape and parameter count of each layer.
 * Its {@code toString} is a text table.
 *
 * @param rows one per layer, in order; the layers of a residual block and of its projection come
 *     before their sum
 */
public record ModelTable(List<Row> rows) {
  public ModelTable {
    rows = List.copyOf(rows);
  }

  /**
   * One layer.
   *
   * @param name {@code conv_1}: unique in the model
   * @param kind with its activation: {@code conv, relu}
   * @param output shape of one example
   * @param parameters number of values in its weights, moving statistics included
   * @param trainable number of those that training changes
   */
  public record Row(String name, String kind, Shape output, long parameters, long trainable) {
    /** {@code conv_1 (conv, relu)}. */
    public String layer() {
      return "%s (%s)".formatted(name, kind);
    }
  }

  /** The table of a model. */
  public static ModelTable of(CheckedModel model) {
    int last = model.layers().get(model.layers().size() - 1).position();
    String head =
        model.spec().classHead() == ClassHead.SOFTMAX ? "dense, softmax" : "dense, sigmoid";
    return new ModelTable(
        model.layers().stream()
            .flatMap(CheckedLayer::withInner)
            .map(layer -> row(layer, layer.position() == last ? head : kind(layer.layer())))
            .toList());
  }

  /** All values. */
  public long parameters() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }

  /** Those that training changes. */
  public long trainable() {
    return rows.stream().mapToLong(Row::trainable).sum();
  }

  /** Those that it does not: moving statistics, and all weights of frozen layers. */
  public long notTrainable() {
    return parameters() - trainable();
  }

  /** Columns under their titles, then the three totals; thousands are separated by commas. */
  @Override
  public String toString() {
    List<List<String>> lines =
        Stream.of(
                Stream.of(List.of("Layer", "Output", "Parameters")),
                rows.stream()
                    .map(r -> List.of(r.layer(), r.output().toString(), number(r.parameters()))),
                Stream.of(
                    List.of("Total", "", number(parameters())),
                    List.of("Trainable", "", number(trainable())),
                    List.of("Not trainable", "", number(notTrainable()))))
            .flatMap(line -> line)
            .toList();
    String format =
        "%%-%ss  %%-%ss  %%%ss".formatted(width(lines, 0), width(lines, 1), width(lines, 2));
    List<String> text =
        lines.stream().map(cells -> String.format(Locale.ROOT, format, cells.toArray())).toList();
    String rule = "─".repeat(text.get(0).length());
    int totals = text.size() - 3;
    return Stream.of(
            text.subList(0, 1).stream(),
            Stream.of(rule),
            text.subList(1, totals).stream(),
            Stream.of(rule),
            text.subList(totals, text.size()).stream())
        .flatMap(line -> line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code depthwise conv, relu}. */
  private static String kind(Layer layer) {
    if (layer instanceof Activate activate) {
      return words(activate.activation().kind().name());
    }
    String kind = words(Canonical.kind((Record) layer));
    return LayerParts.of(layer)
        .activation()
        .filter(function -> function.kind() != Activation.Kind.LINEAR)
        .map(function -> kind + ", " + words(function.kind().name()))
        .orElse(layer instanceof Residual ? "residual sum" : kind);
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Row row(CheckedLayer layer, String kind) {
    return new Row(
        layer.name(),
        kind,
        layer.output(),
        layer.ownWeights().stream().mapToLong(WeightSpec::size).sum(),
        layer.ownWeights().stream()
            .filter(WeightSpec::trainable)
            .mapToLong(WeightSpec::size)
            .sum());
  }
}
