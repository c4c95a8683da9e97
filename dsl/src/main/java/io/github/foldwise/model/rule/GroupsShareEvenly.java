package io.github.foldwise.model.rule;

import io.github.foldwise.check.Problem;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Words;
import java.util.function.Consumer;

/** Each group of a convolution has as many channels and as many filters as the others. */
public final class GroupsShareEvenly implements Rule {
  @Override
  public void check(PlacedLayer layer, Consumer<Problem> problems) {
    if (!(layer.layer() instanceof Conv conv) || conv.groups() < 1) {
      return;
    }
    if (conv.filters() % conv.groups() != 0) {
      problems.accept(
          layer.refuse(
              "filters that %s share evenly".formatted(Words.groups(conv.groups())),
              conv.filters() + " filters",
              remedy("filters")));
    }
    if (layer.input().isImage() && layer.input().channels() % conv.groups() != 0) {
      problems.accept(
          layer.refuseShape(
              "input channels that %s share evenly".formatted(Words.groups(conv.groups())),
              layer.input().channels() + " channels",
              remedy("channels")));
    }
  }

  private static String remedy(String what) {
    return "Use a number of groups that divides the %s, or leave groups out.".formatted(what);
  }
}
