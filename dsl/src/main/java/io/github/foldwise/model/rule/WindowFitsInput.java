package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.model.inference.Sliding;
import java.util.List;
import java.util.function.Consumer;

/** Without padding, a window must lie within its input. */
public final class WindowFitsInput implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    layer
        .parts()
        .sliding()
        .filter(sliding -> layer.input().isImage() && !sliding.fits(layer.input()))
        .ifPresent(sliding -> problems.accept(refuse(layer, sliding)));
  }

  private static Problem refuse(PlacedLayer layer, Sliding sliding) {
    int largest = Math.min(layer.input().height(), layer.input().width());
    return layer.refuseShape(
        "a window that fits its %s input".formatted(layer.input()),
        sliding.toString(),
        layer.layer() instanceof Convolution
            ? "Use a kernel %s at most %s, or leave valid() out."
                .formatted(sliding.isDilated() ? "that spans" : "of", largest)
            : poolRemedy(layer, largest));
  }

  private static String poolRemedy(PlacedLayer layer, int largest) {
    long earlier = layer.earlier().stream().filter(WindowFitsInput::isPool).count();
    String remedy =
        largest > 1 ? "Use %s(%s)".formatted(layer.kind(), largest) : "Remove this pool";
    if (earlier == 0) {
      return remedy + ".";
    }
    String removed = largest > 1 ? ", or remove " : ", or ";
    return remedy
        + removed
        + (earlier == 1
            ? "the earlier pool."
            : "one of the %s earlier pools.".formatted(inWords(earlier)));
  }

  private static boolean isPool(CheckedLayer layer) {
    return layer.layer() instanceof Pooling;
  }

  private static String inWords(long number) {
    List<String> words =
        List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    return number - 2 < words.size() ? words.get((int) number - 2) : String.valueOf(number);
  }
}
