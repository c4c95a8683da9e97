package io.github.foldwise.keras;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.augmentation.Transform;
import io.github.foldwise.keras.config.Element;
import io.github.foldwise.keras.config.Element.Activity;
import io.github.foldwise.keras.config.Element.Augment;
import io.github.foldwise.keras.config.Element.Of;
import io.github.foldwise.keras.config.Element.Pixels;
import io.github.foldwise.keras.config.Element.Refused;
import io.github.foldwise.keras.config.Element.Rescale;
import io.github.foldwise.keras.config.Element.Softmax;
import io.github.foldwise.keras.config.Element.SoftmaxHead;
import io.github.foldwise.keras.config.Notes;
import io.github.foldwise.keras.graph.Part;
import io.github.foldwise.keras.graph.Part.One;
import io.github.foldwise.keras.graph.Part.Sum;
import io.github.foldwise.layer.Activate;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.layer.ClassHead;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.Residual;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the parts of a file's model together: what is before the layers, the layers, the head. */
final class Assembly {
  private static final Activation SIGMOID = Activation.SIGMOID;

  private final Notes notes;
  private final List<Transform> transforms = new ArrayList<>();
  private final List<Part> parts; // those that are layers
  private Optional<ClassHead> head = Optional.empty();
  private boolean isRescaled;

  /**
   * Takes the parts.
   *
   * @param ofLogits whether the file's loss takes logits
   */
  Assembly(List<Part> all, boolean ofLogits, Notes notes) {
    this.notes = notes;
    this.parts = Clauses.merged(all);
    takePreparation();
    takeHead(ofLogits);
  }

  Augmentation augmentation() {
    return new Augmentation(transforms);
  }

  /** Whether the model divides pixels by 255 itself. */
  boolean isRescaled() {
    return isRescaled;
  }

  /** What makes probabilities of the logits. */
  ClassHead head() {
    return head.orElse(ClassHead.SOFTMAX);
  }

  /** The sigmoids that fit the last layer: one of two classes, or one for each class. */
  ClassHead sigmoids() {
    return parts.isEmpty()
        ? ClassHead.SIGMOIDS
        : dense(parts.get(parts.size() - 1)).map(Assembly::sigmoids).orElse(ClassHead.SIGMOIDS);
  }

  /** The layers, if there is no problem. */
  List<Layer> layers() {
    List<Layer> layers = layers(parts);
    if (!layers.isEmpty() && layers.get(layers.size() - 1) instanceof Dense last) {
      layers.set(layers.size() - 1, last.withActivation(Activation.LINEAR));
    }
    return layers;
  }

  /** The same layers, without saying that a sum adds its input as it is, which shapes say. */
  static List<Layer> plain(List<Layer> layers) {
    return layers.stream().map(Assembly::plain).toList();
  }

  private static Layer plain(Layer layer) {
    return layer instanceof Residual residual
        ? new Residual(
            plain(residual.block()),
            residual.projection().filter(past -> !past.isEmpty()).map(Assembly::plain))
        : layer;
  }

  /** The path of each layer's weights. */
  Map<CheckedLayer, One> places(List<CheckedLayer> checked) {
    Map<CheckedLayer, One> places = new LinkedHashMap<>();
    pair(checked, parts, places);
    return places;
  }

  /** Names of the layers whose weights the file freezes. */
  String[] frozen(List<CheckedLayer> checked) {
    return places(checked).entrySet().stream()
        .filter(layer -> layer.getValue().frozen() && !layer.getKey().weights().isEmpty())
        .map(layer -> layer.getKey().name())
        .toArray(String[]::new);
  }

  private static void pair(
      List<CheckedLayer> checked, List<Part> parts, Map<CheckedLayer, One> places) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Sum sum) {
        pair(checked.get(i).block(), sum.block(), places);
        pair(checked.get(i).projection(), sum.past(), places);
      } else {
        places.put(checked.get(i), (One) parts.get(i));
      }
    }
  }

  /** Changes of images, and the division by 255. */
  private void takePreparation() {
    boolean awaitsRescaling = false;
    while (!parts.isEmpty() && parts.get(0) instanceof One one && isPreparation(one.element())) {
      parts.remove(0);
      if (one.element() instanceof Rescale) {
        requireOnce(one);
        awaitsRescaling = false;
      } else {
        Augment augment = (Augment) one.element();
        awaitsRescaling |= augment.pixels() == Pixels.BYTES;
        transforms.addAll(augment.transforms());
        requirePixels(one, augment);
      }
    }
    if (awaitsRescaling) {
      notes.refuse(
          "augmentation",
          "value_range [0,1], or a Rescaling of 1/255 behind it",
          "value_range [0,255]",
          "Foldwise changes pixels from 0 to 1: scale the images, and set value_range=(0, 1).");
    }
  }

  private static boolean isPreparation(Element element) {
    return element instanceof Rescale || element instanceof Augment;
  }

  private void requireOnce(One one) {
    if (isRescaled) {
      notes.refuse(one.place(), "one division by 255", "a second one", "Remove one of them.");
    }
    isRescaled = true;
  }

  private void requirePixels(One one, Augment augment) {
    if (isRescaled && augment.pixels() == Pixels.BYTES) {
      notes.refuse(
          one.place() + ": value_range",
          "[0,1], for pixels were divided by 255 before",
          "[0,255]",
          "Give it value_range=(0, 1), or put it before the Rescaling.");
    }
  }

  private void takeHead(boolean ofLogits) {
    if (parts.isEmpty() || !(parts.get(parts.size() - 1) instanceof One last)) {
      return; // the model's check says what is missing
    }
    if (last.element() instanceof Softmax) {
      parts.remove(parts.size() - 1);
      head = Optional.of(ClassHead.SOFTMAX);
    } else if (last.element() instanceof Of of
        && of.layer().equals(new Activate(SIGMOID))
        && parts.size() > 1
        && dense(parts.get(parts.size() - 2)).isPresent()) {
      parts.remove(parts.size() - 1);
      head = dense(parts.get(parts.size() - 1)).map(Assembly::sigmoids);
    } else if (last.element() instanceof SoftmaxHead) {
      head = Optional.of(ClassHead.SOFTMAX);
    } else {
      head =
          dense(last).filter(dense -> dense.activation().equals(SIGMOID)).map(Assembly::sigmoids);
    }
    if (head.isPresent() && ofLogits) {
      notes.refuse(
          "compile_config: loss: from_logits",
          "false, for the model ends in probabilities",
          "true",
          "Compile it with from_logits=False, or end the model with a Dense without activation.");
    } else if (head.isEmpty()) {
      takeLogits(ofLogits, last);
    }
  }

  private static Optional<Dense> dense(Part part) {
    return part instanceof One one
            && one.element() instanceof Of of
            && of.layer() instanceof Dense dense
        ? Optional.of(dense)
        : Optional.empty();
  }

  private static ClassHead sigmoids(Dense dense) {
    return dense.units() == 1 ? ClassHead.BINARY : ClassHead.SIGMOIDS;
  }

  /** A model that ends in logits is a classifier if its loss says so. */
  private void takeLogits(boolean ofLogits, One last) {
    if (last.element() instanceof Refused) {
      return;
    }
    boolean isLogits =
        dense(last).filter(dense -> dense.activation().equals(Activation.LINEAR)).isPresent();
    if (!isLogits || !ofLogits) {
      notes.refuse(
          last.place(),
          "the head of a classifier: a Dense with softmax or sigmoid, or with logits and a loss"
              + " from_logits",
          isLogits ? "logits, and no loss that takes them" : "something else",
          "Foldwise predicts classes: end the model with Dense(n, activation=\"softmax\").");
    }
  }

  /** Sets what the loss makes of logits. */
  void headOfLogits(ClassHead wanted) {
    if (head.isEmpty()) {
      head = Optional.of(wanted);
      notes.remark(
          "The model ends in logits; here it predicts their probabilities, as its loss takes"
              + " them.");
    }
  }

  private List<Layer> layers(List<Part> all) {
    List<Layer> layers = new ArrayList<>();
    for (Part part : all) {
      if (part instanceof Sum sum) {
        layers.add(new Residual(layers(sum.block()), Optional.of(layers(sum.past()))));
      } else {
        One one = (One) part;
        layer(one).ifPresent(layers::add);
      }
    }
    return layers;
  }

  private Optional<Layer> layer(One one) {
    if (one.element() instanceof Of of) {
      return Optional.of(of.layer());
    }
    if (one.element() instanceof SoftmaxHead softmax && one.equals(parts.get(parts.size() - 1))) {
      return Optional.of(softmax.layer());
    }
    if (!(one.element() instanceof Refused)) {
      notes.refuse(
          one.place(),
          placeOf(one.element()),
          "it elsewhere",
          "Foldwise has no word for it there.");
    }
    return Optional.empty();
  }

  private static String placeOf(Element element) {
    if (element instanceof Activity) {
      return "it right behind a layer with a kernel and no activity penalty yet";
    }
    return isPreparation(element) ? "it before all layers" : "a softmax behind all layers";
  }
}
