package io.github.foldwise.reports.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.foldwise.reports.format.NumberText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the author writes about a run in {@code notes.md}; the report carries it in. */
public final class Notes {
  /** No such file. */
  public static final Notes NONE = new Notes(NotesText.NONE, "");

  private static final int LARGEST = 1_000_000; // bytes
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final NotesText text;
  private final String problem;

  private Notes(NotesText text, String problem) {
    this.text = text;
    this.problem = problem;
  }

  /** Those of a file; {@link #NONE} without it. One that cannot be shown says why in its place. */
  public static Notes of(Path file) {
    try {
      return Files.exists(file) ? read(file) : NONE;
    } catch (CharacterCodingException e) {
      return unshown("it is not UTF-8 text");
    } catch (IOException e) {
      return unshown("it cannot be read");
    } catch (IllegalArgumentException e) {
      return unshown(e.getMessage());
    }
  }

  private static Notes read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return unshown("it is not a file");
    }
    if (Files.size(file) > LARGEST) {
      return unshown("it has more than %s bytes".formatted(NumberText.grouped(LARGEST)));
    }
    String markdown = Files.readString(file, UTF_8);
    return new Notes(
        NotesText.of(markdown.startsWith(BYTE_ORDER_MARK) ? markdown.substring(1) : markdown), "");
  }

  private static Notes unshown(String why) {
    return new Notes(NotesText.NONE, why);
  }

  /** The author's Markdown as the report holds it. */
  public String markdown() {
    return text.notes() + "\n\n" + text.conclusion();
  }

  void writeNotes(Markdown out) {
    if (!problem.isEmpty()) {
      out.paragraph(
          Markdown.bold("The author's notes:"),
          "`notes.md` cannot be shown (%s).".formatted(Markdown.sentence(problem)));
    } else if (!text.notes().isEmpty()) {
      out.heading(2, "The author's notes");
      out.paragraph(text.notes());
    }
  }

  void writeConclusion(Markdown out) {
    if (!text.conclusion().isEmpty()) {
      out.heading(2, "Conclusion");
      out.paragraph(text.conclusion());
    }
  }
}
