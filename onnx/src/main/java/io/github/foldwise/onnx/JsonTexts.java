package io.github.foldwise.onnx;

import java.util.List;
import java.util.stream.Collectors;

/** Texts as a JSON array in ASCII. */
final class JsonTexts {
  private JsonTexts() {}

  static String array(List<String> texts) {
    return texts.stream().map(JsonTexts::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(String text) {
    return text.chars().mapToObj(JsonTexts::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int unit) {
    if (unit == '"' || unit == '\\') {
      return "\\" + (char) unit;
    }
    return unit < ' ' || unit > '~' ? "\\u%04x".formatted(unit) : String.valueOf((char) unit);
  }
}
