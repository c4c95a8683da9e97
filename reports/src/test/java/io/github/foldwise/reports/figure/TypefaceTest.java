package io.github.foldwise.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The outlines are those of the JDK's font engine, to the last bit. */
class TypefaceTest {
  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);
  private static Font font;

  @BeforeAll
  static void readTheFont() throws Exception {
    try (InputStream file = Typeface.class.getResourceAsStream("DejaVuSans.ttf")) {
      font = Font.createFont(Font.TRUETYPE_FONT, file);
    }
  }

  @Test
  void it_has_the_characters_that_the_jdk_finds_in_it() {
    for (int character = 0x20; character < 0x1ffff; character++) {
      if (Character.getType(character) != Character.FORMAT
          && Character.getType(character) != Character.CONTROL
          && Character.getType(character) != Character.LINE_SEPARATOR
          && Character.getType(character) != Character.PARAGRAPH_SEPARATOR) {
        assertThat(Typeface.BUNDLED.has(character))
            .as("%x", character)
            .isEqualTo(font.canDisplay(character));
      }
    }
  }

  @Test
  void each_glyph_has_the_outline_and_the_width_of_the_jdk() {
    List<String> other = new ArrayList<>();
    for (int character = 0x20; character < 0x2f00; character++) {
      String text = Character.toString(character);
      if (font.canDisplay(character) && !isSame(text, 11.5)) {
        other.add(Integer.toHexString(character));
      }
    }

    assertThat(other).isEmpty();
  }

  @Test
  void a_text_has_the_outline_and_the_width_of_the_jdk_at_each_size() {
    for (double size : new double[] {8.3071, 11, 11.5, 12, 13, 14, 22.22}) {
      assertThat(isSame("T-shirt/top → Ünïcode 0.9139 ± 0.0042 Ŝ", size)).as("%s", size).isTrue();
    }
  }

  private static boolean isSame(String text, double size) {
    GlyphVector expected = font.deriveFont((float) size).createGlyphVector(UNHINTED, text);
    return Typeface.BUNDLED.width(text, size) == expected.getLogicalBounds().getWidth()
        && segments(Typeface.BUNDLED.outline(text, size)).equals(segments(expected.getOutline()));
  }

  private static List<String> segments(Shape shape) {
    List<String> segments = new ArrayList<>();
    float[] points = new float[6];
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      Arrays.fill(points, 0);
      int type = path.currentSegment(points);
      for (int i = 0; i < points.length; i++) {
        points[i] += 0f; // -0 becomes 0
      }
      segments.add(type + Arrays.toString(points));
    }
    return segments;
  }
}
