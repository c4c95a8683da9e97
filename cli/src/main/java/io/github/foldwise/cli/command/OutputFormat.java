package io.github.foldwise.cli.command;

import io.github.foldwise.guard.Suggestions;
import java.util.List;
import java.util.Locale;

/** A form of tables and reports, by the name that {@code --format} takes. */
enum OutputFormat {
  TEXT,
  CSV,
  MARKDOWN,
  HTML,
  LATEX;

  /** The one with this name, of those that a command offers. */
  static OutputFormat named(String name, OutputFormat... offered) {
    return Suggestions.named("--format", name, List.of(offered), OutputFormat::text);
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
