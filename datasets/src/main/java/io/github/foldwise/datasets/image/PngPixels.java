package io.github.foldwise.datasets.image;

/** The samples in the unpacked rows of a PNG file. */
final class PngPixels {
  private final PngLayout layout;
  private final byte[] rows;
  private final byte[] palette;
  private final byte[] transparency; // alphas of the palette, or a colour
  private final int channels; // with alpha
  private final byte[] high;
  private final byte[] low;

  PngPixels(PngLayout layout, byte[] rows, byte[] palette, byte[] transparency) {
    this.layout = layout;
    this.rows = rows;
    this.palette = palette;
    this.transparency = layout.channels() % 2 == 0 ? new byte[0] : transparency;
    this.channels =
        (layout.colour() == PngLayout.PALETTE ? 3 : layout.channels())
            + (this.transparency.length > 0 ? 1 : 0);
    this.high = new byte[layout.height() * layout.width() * channels];
    this.low = new byte[layout.bits() == 16 ? high.length : 0];
  }

  Samples samples() throws UnfitImageException {
    int at = 0;
    for (PngLayout.Pass pass : layout.passes()) {
      if (layout.columns(pass) > 0) {
        at = read(pass, at);
      }
    }
    if (transparency.length > 0 && layout.colour() != PngLayout.PALETTE) {
      makeTransparent();
    }
    if (layout.bits() < 8 && layout.colour() == PngLayout.GRAY) {
      spread();
    }
    return new Samples(layout.height(), layout.width(), high, low, new byte[0]);
  }

  private int read(PngLayout.Pass pass, int from) throws UnfitImageException {
    int length = layout.rowBytes(pass);
    int pixelBytes = Math.max(1, layout.channels() * layout.bits() / 8);
    int at = from;
    for (int row = 0; row < layout.rows(pass); row++, at += length) {
      int filter = rows[at++];
      unfilter(filter, at, row == 0 ? -1 : at - 1 - length, length, pixelBytes);
      int pixel = (pass.top() + row * pass.down()) * layout.width() + pass.left();
      if (layout.bits() == 8 && channels == layout.channels() && pass.right() == 1) {
        if (layout.colour() != PngLayout.PALETTE) {
          System.arraycopy(rows, at, high, pixel * channels, length);
          continue;
        }
      }
      for (int column = 0; column < layout.columns(pass); column++) {
        put(pixel + column * pass.right(), at, column);
      }
    }
    return at;
  }

  private void put(int pixel, int at, int column) throws UnfitImageException {
    int to = pixel * channels;
    if (layout.colour() == PngLayout.PALETTE) {
      putColour(value(at, column), to);
      return;
    }
    for (int channel = 0; channel < layout.channels(); channel++) {
      int index = column * layout.channels() + channel;
      if (layout.bits() == 16) {
        high[to + channel] = rows[at + 2 * index];
        low[to + channel] = rows[at + 2 * index + 1];
      } else {
        high[to + channel] = (byte) value(at, index);
      }
    }
  }

  /** A sample of at most eight bits. */
  private int value(int at, int index) {
    int bits = layout.bits();
    int bit = index * bits;
    return ((rows[at + (bit >> 3)] & 255) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
  }

  private void putColour(int index, int to) throws UnfitImageException {
    if (3 * index + 3 > palette.length) {
      throw UnfitImageException.damaged(
          "a colour %s of a palette of %s".formatted(index, palette.length / 3));
    }
    System.arraycopy(palette, 3 * index, high, to, 3);
    if (transparency.length > 0) {
      high[to + 3] = index < transparency.length ? transparency[index] : -1;
    }
  }

  /** Of the key colour, samples of two bytes each; all others become opaque. */
  private void makeTransparent() throws UnfitImageException {
    int colours = channels - 1;
    if (transparency.length != 2 * colours) {
      throw UnfitImageException.damaged("a tRNS of %s bytes".formatted(transparency.length));
    }
    for (int at = 0; at < high.length; at += channels) {
      boolean equal = true;
      for (int i = 0; i < colours; i++) {
        equal &=
            low.length == 0
                ? high[at + i] == transparency[2 * i + 1] && transparency[2 * i] == 0
                : high[at + i] == transparency[2 * i] && low[at + i] == transparency[2 * i + 1];
      }
      high[at + colours] = (byte) (equal ? 0 : -1);
      if (low.length > 0) {
        low[at + colours] = high[at + colours];
      }
    }
  }

  /** Gray of few bits becomes 0 to 255. */
  private void spread() {
    int most = (1 << layout.bits()) - 1;
    for (int at = 0; at < high.length; at += channels) {
      high[at] = (byte) (high[at] * 255 / most);
    }
  }

  /** Adds what a row's filter predicts; {@code above} is −1 in the first row. */
  private void unfilter(int filter, int at, int above, int length, int pixel)
      throws UnfitImageException {
    switch (filter) {
      case 0 -> {}
      case 1 -> {
        for (int i = pixel; i < length; i++) {
          rows[at + i] += rows[at + i - pixel];
        }
      }
      case 2 -> {
        for (int i = 0; i < length && above >= 0; i++) {
          rows[at + i] += rows[above + i];
        }
      }
      case 3 -> {
        for (int i = 0; i < length; i++) {
          int left = i < pixel ? 0 : rows[at + i - pixel] & 255;
          rows[at + i] += (byte) ((left + (above < 0 ? 0 : rows[above + i] & 255)) / 2);
        }
      }
      case 4 -> {
        for (int i = 0; i < length; i++) {
          int left = i < pixel ? 0 : rows[at + i - pixel] & 255;
          int up = above < 0 ? 0 : rows[above + i] & 255;
          int corner = i < pixel || above < 0 ? 0 : rows[above + i - pixel] & 255;
          rows[at + i] += (byte) paeth(left, up, corner);
        }
      }
      default -> throw UnfitImageException.damaged("a filter %s".formatted(filter));
    }
  }

  /** The neighbour nearest to {@code left + up − corner}. */
  private static int paeth(int left, int up, int corner) {
    int toLeft = Math.abs(up - corner);
    int toUp = Math.abs(left - corner);
    int toCorner = Math.abs(left + up - 2 * corner);
    if (toLeft <= toUp && toLeft <= toCorner) {
      return left;
    }
    return toUp <= toCorner ? up : corner;
  }
}
