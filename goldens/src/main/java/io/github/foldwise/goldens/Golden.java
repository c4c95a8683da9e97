package io.github.foldwise.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers computed by Keras or scikit-learn, read value by value. It records which values were
 * read, so a test fails on any number that it did not compare.
 *
 * <p>A CSV file is read as a list of rows with values by column title; a text file as a list of
 * lines.
 */
public final class Golden {
  private final JsonNode node;
  private final String place;
  private final Ledger ledger;

  private Golden(JsonNode node, String place, Ledger ledger) {
    this.node = node;
    this.place = place;
    this.ledger = ledger;
  }

  /** Reads a file such as {@code optimizers.json} or {@code schedules.csv}. */
  public static Golden read(String file) {
    JsonNode root = GoldenFile.read(file);
    return new Golden(root, "", new Ledger(file, root));
  }

  /** The value at a path of names and indices: {@code at("trajectories", "SGD()", 0)}. */
  public Golden at(Object... path) {
    Golden found = this;
    for (Object step : path) {
      found = found.child(step);
    }
    return found;
  }

  /** Whether a value of this name exists. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Whether the value is null. */
  public boolean isNull() {
    ledger.compared(place);
    return node.isNull();
  }

  /** The names, in order; empty if it has none. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The number of elements or names. */
  public int size() {
    return node.size();
  }

  /** The elements, in order. */
  public List<Golden> elements() {
    return IntStream.range(0, node.size()).mapToObj(this::child).toList();
  }

  /** The number, or NaN if the file says {@code "NaN"}. */
  public double number() {
    ledger.compared(place);
    assertThat(node.isNumber() || node.asText().equals("NaN")).as(place + " is a number").isTrue();
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }

  /** The integer. */
  public int integer() {
    ledger.compared(place);
    assertThat(node.isIntegralNumber()).as(place + " is a whole number").isTrue();
    return node.asInt();
  }

  /** The text. */
  public String text() {
    ledger.compared(place);
    assertThat(node.isTextual()).as(place + " is a text").isTrue();
    return node.asText();
  }

  /** The boolean. */
  public boolean truth() {
    ledger.compared(place);
    assertThat(node.isBoolean()).as(place + " is true or false").isTrue();
    return node.asBoolean();
  }

  /** All elements as numbers. */
  public double[] doubles() {
    return elements().stream().mapToDouble(Golden::number).toArray();
  }

  /** All elements as float32. */
  public float[] floats() {
    float[] values = new float[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) child(i).number();
    }
    return values;
  }

  /** All elements as integers. */
  public int[] ints() {
    return elements().stream().mapToInt(Golden::integer).toArray();
  }

  /** One column of a table, from the first row to the last. */
  public double[] column(String title) {
    return elements().stream().mapToDouble(row -> row.at(title).number()).toArray();
  }

  /** The values of a tensor given as {@code shape} and {@code data}, row-major. */
  public float[] tensor() {
    int[] shape = at("shape").ints();
    float[] values = at("data").floats();
    assertThat(values).hasSize(IntStream.of(shape).reduce(1, Math::multiplyExact));
    return values;
  }

  /**
   * Excludes a part from the comparison.
   *
   * @param reason why Foldwise has nothing to compare with it
   */
  public void setAside(String reason) {
    assertThat(reason).isNotBlank();
    ledger.comparedBelow(place);
  }

  /** Fails if any number or boolean of the whole file has not been read. */
  public void requireAllCompared() {
    ledger.requireAllCompared();
  }

  @Override
  public String toString() {
    return place + " = " + node;
  }

  private Golden child(Object step) {
    JsonNode below =
        step instanceof Integer index ? node.get(index) : node.get(String.valueOf(step));
    String there = place + "/" + step;
    assertThat(below).as(ledger.file() + there).isNotNull();
    return new Golden(below, there, ledger);
  }
}
