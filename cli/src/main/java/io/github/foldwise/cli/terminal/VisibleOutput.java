package io.github.foldwise.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.reports.format.Visible;
import java.io.PrintStream;

/** A terminal on which no name or message can move the cursor, set colours or turn the text. */
public final class VisibleOutput extends PrintStream {
  public VisibleOutput(PrintStream terminal) {
    super(terminal, true, UTF_8);
  }

  /** Everything that prints a text comes here; picocli writes its bold help as bytes. */
  @Override
  public void print(String text) {
    super.print(Visible.text(String.valueOf(text)));
  }
}
