package io.github.foldwise.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalReaderTest {
  /** Kinds of one thing. */
  public sealed interface Thing {}

  public record Pebble() implements Thing {}

  public record Box(Optional<Thing> thing, List<Thing> others, Side side) implements Thing {}

  public record Label(String text, SortedMap<Integer, Double> weights) implements Thing {}

  public record Numbers(int few, long many, double real, boolean true_) implements Thing {}

  /** An image of a thing: of it, no more than a number is written. */
  public static final class Image implements Thing, Stated<Image.Statement> {
    private final Statement statement;

    private Image(Statement statement) {
      this.statement = statement;
    }

    public record Statement(int pixels) {}

    public static Image of(Statement statement) {
      return new Image(statement);
    }

    @Override
    public Statement statement() {
      return statement;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Image image && statement.equals(image.statement);
    }

    @Override
    public int hashCode() {
      return statement.hashCode();
    }
  }

  public enum Side {
    LEFT_HAND,
    RIGHT_HAND
  }

  public record Shelf(Thing thing, Box box, Optional<Side> side, List<Double> rates) {}

  static List<Shelf> shelves() {
    Box empty = new Box(Optional.empty(), List.of(), Side.LEFT_HAND);
    Box full =
        new Box(
            Optional.of(new Image(new Image.Statement(7))),
            List.of(new Pebble(), empty, new Pebble()),
            Side.RIGHT_HAND);
    return List.of(
        new Shelf(new Pebble(), empty, Optional.empty(), List.of()),
        new Shelf(full, full, Optional.of(Side.LEFT_HAND), List.of(1e-7, 0.1, 1e300)),
        new Shelf(
            new Label(
                "a \"b\" \\ (c=d) [e:\n f]", new TreeMap<>(java.util.Map.of(-1, 0.5, 3, 1.0))),
            empty,
            Optional.empty(),
            List.of(Double.NaN, Double.NEGATIVE_INFINITY)),
        new Shelf(
            new Numbers(-3, Long.MAX_VALUE, 4.9e-324, true),
            empty,
            Optional.empty(),
            List.of(10_000.0)),
        new Shelf(new Label("", new TreeMap<>()), empty, Optional.empty(), List.of(0.0)),
        new Shelf(new Image(new Image.Statement(0)), full, Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @MethodSource("shelves")
  void what_was_written_is_read_back(Shelf shelf) {
    assertThat(CanonicalReader.read(Shelf.class, Canonical.of(shelf))).isEqualTo(shelf);
  }

  @Test
  void a_kind_of_a_sealed_interface_is_read_by_its_word() {
    assertThat(CanonicalReader.read(Thing.class, "pebble")).isEqualTo(new Pebble());
    assertThat(CanonicalReader.read(Thing.class, "image pixels=3"))
        .isEqualTo(new Image(new Image.Statement(3)));
  }

  @Test
  void a_kind_that_this_version_does_not_know_is_named() {
    assertThatThrownBy(() -> CanonicalReader.read(Thing.class, "boulder weight=3"))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "canonical text, character 1: expected a kind of thing that this version knows:"
                + " box, pebble, label, numbers, image, found 'boulder'.\n"
                + "  Read it with the version of Foldwise that wrote it.");
  }

  @Test
  void a_component_that_this_version_does_not_know_is_named() {
    assertThatThrownBy(
            () -> CanonicalReader.read(Thing.class, "numbers few=1 plenty=2 real=0 true_=true"))
        .hasMessage(
            "canonical text, character 15: expected 'many=', found 'plenty=2 real=0 true_=true'.\n"
                + "  Read it with the version of Foldwise that wrote it.");
    assertThatThrownBy(() -> CanonicalReader.read(Thing.class, "image pixels=3 colour=red"))
        .hasMessage(
            "canonical text, character 15: expected the end, found ' colour=red'.\n"
                + "  Read it with the version of Foldwise that wrote it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pebbl",
        "numbers few=1.5 many=2 real=0 true_=true",
        "numbers few=1 many=2 real=zero true_=true",
        "numbers few=1 many=2 real=0 true_=yes",
        "numbers few=1 many=2 real=0",
        "box thing=none others=[pebble() side=left_hand",
        "box thing=none others=[] side=left_leg",
        "box thing=pebble others=[] side=left_hand",
        "label text=\"a weights=[]",
        "label text=a weights=[]",
        "label text=\"a\" weights=[1=2]",
        "image pixels=3)",
        "image  pixels=3"
      })
  void what_is_not_written_so_is_refused(String text) {
    assertThatThrownBy(() -> CanonicalReader.read(Thing.class, text))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("canonical text, character ")
        .hasMessageEndingWith("Read it with the version of Foldwise that wrote it.");
  }

  @Test
  void every_shorter_text_is_refused() {
    String text = Canonical.of(shelves().get(1));
    for (int length = 0; length < text.length(); length++) {
      String torn = text.substring(0, length);
      assertThatThrownBy(() -> CanonicalReader.read(Shelf.class, torn))
          .as(torn)
          .isInstanceOf(RefusedException.class);
    }
  }
}
