package io.github.foldwise.augmentation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Scales what is seen about the centre, as Keras's {@code RandomZoom}: a pixel that lies at {@code
 * d} from the centre is read at {@code (1 + draw)·d}, so a positive draw zooms out.
 *
 * @param height draws, each above -1 and at most 1
 * @param width its own range; empty to use the draw of the height, which keeps the aspect ratio
 * @param sampling of the scaled image
 */
public record Zoom(Range height, Optional<Range> width, Sampling sampling) implements Transform {
  public Zoom {
    requireNonNull(height, "height");
    requireNonNull(width, "width");
    requireNonNull(sampling, "sampling");
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.zoom(this);
  }

  @Override
  public String word() {
    return width
        .map(other -> "zoom(%s, %s)".formatted(height, other))
        .orElseGet(() -> "zoom(%s)".formatted(height));
  }
}
