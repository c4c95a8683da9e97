package io.github.foldwise.model;

import io.github.foldwise.check.CanonicalReader;
import io.github.foldwise.check.Problem;
import io.github.foldwise.check.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads back the canonical text of a model. */
final class ModelText {
  private static final String INPUT = "input: ";

  private ModelText() {}

  static CheckedModel read(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(INPUT)) {
      throw refuse("a line that begins with 'input: '", lines.isEmpty() ? "" : lines.get(0));
    }
    Shape input = shape(lines.get(0).substring(INPUT.length()));
    List<Layer> layers = lines.stream().skip(1).map(ModelText::layer).toList();
    if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Dense)) {
      throw refuse("a dense layer at the end", lines.get(lines.size() - 1));
    }
    CheckedModel model = new ModelSpec(Optional.of(input), layers).check(input);
    if (!model.text().equals(text)) {
      throw refuse("the text of the model that it describes:\n" + model.text(), "\n" + text);
    }
    return model;
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
            "'" + found + "'",
            "Read it with the version of Foldwise that wrote it."));
  }
}
