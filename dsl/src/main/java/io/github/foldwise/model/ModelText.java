package io.github.foldwise.model;

import io.github.foldwise.canonical.CanonicalReader;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads back the canonical text of a model. */
final class ModelText {
  private static final String INPUT = "input: ";
  private static final String HEAD = "head: ";
  private static final String FROZEN = "frozen: ";
  private static final int SHOWN = 80; // characters of a text that a message quotes

  private ModelText() {}

  /** The line that names frozen layers, the last one of a text that has it. */
  static String frozen(List<String> names) {
    return FROZEN + String.join(" ", names);
  }

  static CheckedModel read(String text) {
    List<String> all = text.lines().toList();
    boolean isAnyFrozen = !all.isEmpty() && all.get(all.size() - 1).startsWith(FROZEN);
    List<String> lines = isAnyFrozen ? all.subList(0, all.size() - 1) : all;
    if (lines.size() < 3) {
      throw refuse("its input, its layers and its head, a line each", text);
    }
    Shape input = shape(after(INPUT, lines.get(0)));
    List<Layer> layers = lines.subList(1, lines.size() - 1).stream().map(ModelText::layer).toList();
    if (!(layers.get(layers.size() - 1) instanceof Dense)) {
      throw refuse("a dense layer at the end", lines.get(lines.size() - 2));
    }
    ClassHead head = head(after(HEAD, lines.get(lines.size() - 1)));
    List<String> frozen =
        isAnyFrozen ? List.of(after(FROZEN, all.get(all.size() - 1)).split(" ", -1)) : List.of();
    CheckedModel model = new ModelSpec(Optional.of(input), layers, head, frozen).check(input);
    if (!model.text().equals(text)) {
      throw differing(model.text(), text);
    }
    return model;
  }

  /** Quotes both texts from the first word that differs. */
  private static RefusedException differing(String own, String text) {
    int mismatch = Arrays.mismatch(own.toCharArray(), text.toCharArray());
    String same = own.substring(0, mismatch);
    int word = 1 + Math.max(same.lastIndexOf(' '), same.lastIndexOf('\n'));
    long line = 1 + same.chars().filter(c -> c == '\n').count();
    return refuse(
        quoted(own.substring(word))
            + " in line "
            + line
            + ", as in the text of the model that it describes",
        text.substring(word));
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw refuse("a line that begins with '%s'".formatted(word), line);
    }
    return line.substring(word.length());
  }

  private static ClassHead head(String word) {
    return Stream.of(ClassHead.values())
        .filter(head -> head.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> refuse("a head that this version knows", word));
  }

  private static Layer layer(String line) {
    int name = line.indexOf(": ");
    if (name < 0) {
      throw refuse("the name of a layer, a colon and the layer", line);
    }
    return CanonicalReader.read(Layer.class, line.substring(name + 2));
  }

  private static Shape shape(String text) {
    try {
      return new Shape(Stream.of(text.split("×", -1)).map(Integer::valueOf).toList());
    } catch (NumberFormatException e) {
      throw refuse("a shape such as 28×28×1", text);
    }
  }

  private static RefusedException refuse(String expected, String found) {
    return new RefusedException(
        Problem.of(
            "text of a model",
            expected,
            quoted(found),
            "Read it with the version of Foldwise that wrote it."));
  }

  private static String quoted(String text) {
    return text.length() > SHOWN ? "'" + text.substring(0, SHOWN) + "…'" : "'" + text + "'";
  }
}
