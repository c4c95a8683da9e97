package io.github.foldwise.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** The places of a golden file that hold a number or a truth and that nobody read yet. */
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
    } else if (node.isNumber() || node.isBoolean() || saysNumber(node.asText())) {
      open.add(place);
    }
  }

  /** A line of a text with a digit in it says a number. */
  private boolean saysNumber(String text) {
    return text.equals("NaN")
        || (file.endsWith(".txt") && text.chars().anyMatch(Character::isDigit));
  }
}
