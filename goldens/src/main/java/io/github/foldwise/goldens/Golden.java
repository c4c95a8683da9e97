package io.github.foldwise.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers that were made by running Keras or scikit-learn, read value by value. It remembers what
 * was read, so that a test can fail on any number that no test compared.
 *
 * <p>A table of comma-separated values is read as a list of rows, each of which holds its cells
 * under the titles of the columns; a text as a list of lines.
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

  /** The file of this name, {@code optimizers.json} or {@code schedules.csv}. */
  public static Golden read(String file) {
    JsonNode root = GoldenFile.read(file);
    return new Golden(root, "", new Ledger(file, root));
  }

  /** What lies under names and indices, one level each: {@code at("trajectories", "SGD()", 0)}. */
  public Golden at(Object... path) {
    Golden found = this;
    for (Object step : path) {
      found = found.child(step);
    }
    return found;
  }

  /** Whether there is something of this name. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Whether there is a null. */
  public boolean isNull() {
    ledger.compared(place);
    return node.isNull();
  }

  /** The names, in order, where it has names. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** How many elements or names. */
  public int size() {
    return node.size();
  }

  /** The elements, in order. */
  public List<Golden> elements() {
    return IntStream.range(0, node.size()).mapToObj(this::child).toList();
  }

  /** The number, or NaN where the file says so in words. */
  public double number() {
    ledger.compared(place);
    assertThat(node.isNumber() || node.asText().equals("NaN")).as(place + " is a number").isTrue();
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }

  /** The whole number. */
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

  /** True or false. */
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

  /** All elements as whole numbers. */
  public int[] ints() {
    return elements().stream().mapToInt(Golden::integer).toArray();
  }

  /** The cells under one title of a table, from the first row to the last. */
  public double[] column(String title) {
    return elements().stream().mapToDouble(row -> row.at(title).number()).toArray();
  }

  /** A tensor of {@code shape} and {@code data}: its values, row-major. */
  public float[] tensor() {
    int[] shape = at("shape").ints();
    float[] values = at("data").floats();
    assertThat(values).hasSize(IntStream.of(shape).reduce(1, Math::multiplyExact));
    return values;
  }

  /**
   * Leaves a part out of the comparison.
   *
   * @param reason why nothing of ours can be compared with it
   */
  public void setAside(String reason) {
    assertThat(reason).isNotBlank();
    ledger.comparedBelow(place);
  }

  /** Fails where some number or truth of the whole file was not read yet. */
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
