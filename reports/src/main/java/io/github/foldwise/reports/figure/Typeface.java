package io.github.foldwise.reports.figure;

import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The bundled TrueType font, read from the jar. Its outlines need no temporary file, installed font
 * or font library, as those of {@link java.awt.Font} do, and are the same everywhere.
 *
 * <p>Coordinates are rounded as FreeType rounds them without hinting: to 1/64 of a unit.
 */
final class Typeface {
  static final Typeface BUNDLED = load();

  private static final int UNITS_PER_EM = 2048; // of DejaVu Sans
  private static final int ALL_OF_UNICODE = 3 << 16 | 10; // the character map "Windows, UCS-4"

  private final ByteBuffer file;
  private final Map<String, Integer> tables = new HashMap<>();
  private final int ranges; // where the ranges of the character map begin, after their number

  private Typeface(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    for (int entry = 12; entry < 12 + 16 * word(4); entry += 16) {
      tables.put(new String(bytes, entry, 4, StandardCharsets.US_ASCII), file.getInt(entry + 8));
    }
    ranges = tables.get("cmap") + offsetOfTheCharacterMap() + 16;
  }

  /** Whether the font has all characters of a text. */
  boolean draws(String text) {
    return text.codePoints().allMatch(this::has);
  }

  /** A text without the characters that the font lacks. */
  String drawn(String text) {
    return draws(text)
        ? text
        : text.codePoints()
            .filter(this::has)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
  }

  boolean has(int character) {
    return glyph(character) != 0;
  }

  float width(String text, double size) {
    float width = 0;
    for (int character : text.codePoints().toArray()) {
      width += advance(glyph(character), scale(size));
    }
    return width;
  }

  /** A text that begins at the origin; {@code y} points downwards. */
  Path2D outline(String text, double size) {
    Path2D.Float path = new Path2D.Float(Path2D.WIND_NON_ZERO);
    float x = 0;
    for (int character : text.codePoints().toArray()) {
      int glyph = glyph(character);
      GlyphPoints points = new GlyphPoints(file, tables, scale(size));
      points.add(glyph);
      points.drawOn(path, x);
      x += advance(glyph, scale(size));
    }
    return path;
  }

  /** The glyph of a character; 0, an empty box, if there is none. */
  private int glyph(int character) {
    int end = ranges + 12 * file.getInt(ranges - 4);
    for (int range = ranges; range < end; range += 12) {
      int first = file.getInt(range);
      if (first <= character && character <= file.getInt(range + 4)) {
        return file.getInt(range + 8) + character - first;
      }
    }
    return 0;
  }

  /** Rounded to 1/65,536 of a unit. */
  private float advance(int glyph, long scale) {
    int last = word(tables.get("hhea") + 34) - 1; // the following glyphs are as wide
    int units = word(tables.get("hmtx") + 4 * Math.min(glyph, last));
    return Math.floorDiv(units * scale + 32, 64L) / 65536f;
  }

  /** Sixty-fourths of a unit per unit of the font, times 65,536. */
  private static long scale(double size) {
    long sixtyFourths = (long) ((float) size * 64);
    return ((sixtyFourths << 16) + UNITS_PER_EM / 2) / UNITS_PER_EM;
  }

  private int offsetOfTheCharacterMap() {
    int entry = tables.get("cmap") + 4;
    while (file.getInt(entry) != ALL_OF_UNICODE) {
      entry += 8;
    }
    return file.getInt(entry + 4);
  }

  private int word(int at) {
    return file.getShort(at) & 0xffff;
  }

  private static Typeface load() {
    try (InputStream file = Typeface.class.getResourceAsStream("DejaVuSans.ttf")) {
      return new Typeface(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the font in this library's jar cannot be read", e);
    }
  }
}
