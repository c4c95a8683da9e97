package io.github.foldwise.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The places of numbers and booleans in a golden file that have not been read. */
final class Ledger {
  private final String file;
  private final Set<String> open = new LinkedHashSet<>();

  Ledger(String file, JsonNode root) {
    this.file = file;
    note(root, "");
  }

  String file() {
    return file;
  }

  synchronized void compared(String place) {
    open.remove(place);
  }

  synchronized void comparedBelow(String place) {
    open.removeIf(leaf -> leaf.equals(place) || leaf.startsWith(place + "/"));
  }

  synchronized void requireAllCompared() {
    assertThat(open).as("numbers of %s that no test compared", file).isEmpty();
  }

  private void note(JsonNode node, String place) {
    if (node.isObject()) {
      node.properties().forEach(e -> note(e.getValue(), place + "/" + e.getKey()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        note(node.get(i), place + "/" + i);
      }
    } else if (node.isNumber() || node.isBoolean() || containsNumber(node.asText())) {
      open.add(place);
    }
  }

  /** A line of a text file with a digit contains a number. */
  private boolean containsNumber(String text) {
    return text.equals("NaN")
        || (file.endsWith(".txt") && text.chars().anyMatch(Character::isDigit));
  }
}
