package io.github.foldwise.reports.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Texts as outlines of the bundled font.
 *
 * <p>The JDK lays out what it must join, combine or write from the right: Arabic, Hebrew, accents
 * that are characters of their own. For that it copies the font to a temporary file; if it cannot,
 * such a text is drawn letter by letter.
 */
final class Lettering {
  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  private Lettering() {}

  /** Loaded once a text needs it. */
  private static final class Layout {
    static final Optional<Font> FONT = load();

    private static Optional<Font> load() {
      try (InputStream file = Lettering.class.getResourceAsStream("DejaVuSans.ttf")) {
        return Optional.of(Font.createFont(Font.TRUETYPE_FONT, file));
      } catch (IOException e) {
        return Optional.empty();
      } catch (FontFormatException e) {
        throw new IllegalStateException("the font in this library's jar is damaged", e);
      }
    }
  }

  /** Characters that the font lacks count as wide as they are high. */
  static double width(String text, double size) {
    String drawn = Typeface.BUNDLED.drawn(text);
    long lacking = text.codePoints().count() - drawn.codePoints().count();
    return lacking * size
        + layout(drawn, size)
            .map(TextLayout::getAdvance)
            .orElseGet(() -> Typeface.BUNDLED.width(drawn, size));
  }

  /** Leaves out the characters that the font lacks. */
  static Shape outline(String text, double size) {
    String drawn = Typeface.BUNDLED.drawn(text);
    return layout(drawn, size)
        .map(layout -> layout.getOutline(null))
        .orElseGet(() -> Typeface.BUNDLED.outline(drawn, size));
  }

  private static Optional<TextLayout> layout(String text, double size) {
    return Font.textRequiresLayout(text.toCharArray(), 0, text.length())
        ? Layout.FONT.map(font -> new TextLayout(text, font.deriveFont((float) size), UNHINTED))
        : Optional.empty();
  }
}
