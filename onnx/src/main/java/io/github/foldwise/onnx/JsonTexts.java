package io.github.foldwise.onnx;

import java.util.List;
import java.util.Locale;
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
    return unit < ' ' || unit > '~'
        ? String.format(Locale.ROOT, "\\u%04x", unit)
        : String.valueOf((char) unit);
  }
}
