package io.github.foldwise.reports.figure;

import java.awt.geom.Path2D;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The closed curves of one TrueType glyph, in 1/64 of a unit; {@code y} points upwards. */
final class GlyphPoints {
  // what the flags of a point say
  private static final int ON_CURVE = 1;
  private static final int X_IS_SHORT = 2;
  private static final int Y_IS_SHORT = 4;
  private static final int IS_REPEATED = 8;
  private static final int X_IS_SAME_OR_POSITIVE = 16;
  private static final int Y_IS_SAME_OR_POSITIVE = 32;

  // what the flags of a composite glyph's part say
  private static final int HAS_LONG_OFFSET = 1;
  private static final int IS_FOLLOWED = 32;

  private final ByteBuffer file;
  private final Map<String, Integer> tables;
  private final long scale;
  private final List<List<Point>> curves = new ArrayList<>();

  /**
   * No points yet.
   *
   * @param scale 1/64 of a unit per unit of the font, times 65,536
   */
  GlyphPoints(ByteBuffer file, Map<String, Integer> tables, long scale) {
    this.file = file;
    this.tables = tables;
    this.scale = scale;
  }

  /** A point of a curve, or one that only pulls at it. */
  private record Point(long x, long y, boolean isOnCurve) {
    Point middle(Point other) {
      return new Point((x + other.x) / 2, (y + other.y) / 2, true);
    }

    Point moved(long right, long up) {
      return new Point(x + right, y + up, isOnCurve);
    }
  }

  void add(int glyph) {
    int entry = tables.get("loca") + 4 * glyph;
    int at = tables.get("glyf") + file.getInt(entry);
    if (file.getInt(entry) == file.getInt(entry + 4)) {
      return; // a space has no points
    }
    int number = file.getShort(at);
    if (number < 0) {
      addParts(at + 10);
    } else {
      addCurves(file.duplicate().position(at + 10), number);
    }
  }

  void drawOn(Path2D.Float path, float x) {
    curves.forEach(curve -> draw(curve, path, x));
  }

  /** The bundled font's composite glyphs move their parts, but scale none. */
  private void addParts(int first) {
    int at = first;
    int flags;
    do {
      flags = file.getShort(at);
      boolean isLong = (flags & HAS_LONG_OFFSET) != 0;
      GlyphPoints part = new GlyphPoints(file, tables, scale);
      part.add(file.getShort(at + 2));
      long right = scaled(isLong ? file.getShort(at + 4) : file.get(at + 4));
      long up = scaled(isLong ? file.getShort(at + 6) : file.get(at + 5));
      part.curves.forEach(
          curve -> curves.add(curve.stream().map(p -> p.moved(right, up)).toList()));
      at += isLong ? 8 : 6;
    } while ((flags & IS_FOLLOWED) != 0);
  }

  private void addCurves(ByteBuffer in, int number) {
    int[] ends = new int[number];
    for (int i = 0; i < number; i++) {
      ends[i] = in.getShort();
    }
    in.position(in.position() + 2 + in.getShort(in.position())); // skips the hints
    int count = ends[number - 1] + 1;
    int[] flags = flags(in, count);
    long[] xs = coordinates(in, flags, X_IS_SHORT, X_IS_SAME_OR_POSITIVE);
    long[] ys = coordinates(in, flags, Y_IS_SHORT, Y_IS_SAME_OR_POSITIVE);
    int i = 0;
    for (int end : ends) {
      List<Point> curve = new ArrayList<>();
      for (; i <= end; i++) {
        curve.add(new Point(scaled(xs[i]), scaled(ys[i]), (flags[i] & ON_CURVE) != 0));
      }
      curves.add(curve);
    }
  }

  private static int[] flags(ByteBuffer in, int count) {
    int[] flags = new int[count];
    for (int i = 0; i < count; i++) {
      flags[i] = in.get();
      if ((flags[i] & IS_REPEATED) != 0) {
        for (int left = in.get() & 0xff; left > 0; left--, i++) {
          flags[i + 1] = flags[i];
        }
      }
    }
    return flags;
  }

  /** Each is stored as the difference to the one before: a byte, a word or, if 0, nothing. */
  private static long[] coordinates(ByteBuffer in, int[] flags, int isShort, int isSameOrPositive) {
    long[] values = new long[flags.length];
    long value = 0;
    for (int i = 0; i < flags.length; i++) {
      boolean sameOrPositive = (flags[i] & isSameOrPositive) != 0;
      if ((flags[i] & isShort) != 0) {
        int size = in.get() & 0xff;
        value += sameOrPositive ? size : -size;
      } else if (!sameOrPositive) {
        value += in.getShort();
      }
      values[i] = value;
    }
    return values;
  }

  /** A half is rounded away from zero. */
  private long scaled(long units) {
    long rounded = (Math.abs(units) * scale + 0x8000) >> 16;
    return units < 0 ? -rounded : rounded;
  }

  /** Between two points that pull, the curve passes through their middle. */
  private static void draw(List<Point> curve, Path2D.Float path, float x) {
    Point first = curve.get(0);
    Point last = curve.get(curve.size() - 1);
    Point start = first.isOnCurve() ? first : last.isOnCurve() ? last : first.middle(last);
    int from = start.equals(first) ? 1 : 0;
    int to = from == 0 && last.isOnCurve() ? curve.size() - 1 : curve.size();
    path.moveTo(px(start, x), py(start));
    Point pull = null;
    for (Point point : curve.subList(from, to)) {
      if (pull == null && point.isOnCurve()) {
        path.lineTo(px(point, x), py(point));
      } else if (pull != null) {
        Point end = point.isOnCurve() ? point : pull.middle(point);
        path.quadTo(px(pull, x), py(pull), px(end, x), py(end));
      }
      pull = point.isOnCurve() ? null : point;
    }
    if (pull != null) {
      path.quadTo(px(pull, x), py(pull), px(start, x), py(start));
    } else {
      path.lineTo(px(start, x), py(start));
    }
    path.closePath();
  }

  private static float px(Point point, float x) {
    return point.x() / 64f + x;
  }

  private static float py(Point point) {
    return 0 - point.y() / 64f;
  }
}
