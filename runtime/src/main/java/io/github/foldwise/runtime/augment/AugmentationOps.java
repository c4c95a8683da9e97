package io.github.foldwise.runtime.augment;

import io.github.foldwise.augmentation.Augmentation;
import io.github.foldwise.augmentation.Brightness;
import io.github.foldwise.augmentation.Contrast;
import io.github.foldwise.augmentation.Crop;
import io.github.foldwise.augmentation.Cutmix;
import io.github.foldwise.augmentation.Erasing;
import io.github.foldwise.augmentation.Flip;
import io.github.foldwise.augmentation.Mixup;
import io.github.foldwise.augmentation.Range;
import io.github.foldwise.augmentation.Rotation;
import io.github.foldwise.augmentation.Transform;
import io.github.foldwise.augmentation.Translation;
import io.github.foldwise.augmentation.Zoom;
import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.loss.Targets;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** Puts an augmentation before the first layer, where no transform needs a gradient. */
public final class AugmentationOps implements Transform.Visitor<Operand<TFloat32>> {
  private static final int TOP_TO_BOTTOM = 1;
  private static final int LEFT_TO_RIGHT = 2;

  private final Ops tf;
  private final Inputs inputs;
  private final Operand<TInt64> seed;
  private final int classes;
  private Operand<TFloat32> images;
  private Shape size;
  private Targets targets;
  private Draws draws;

  /** Augmented images, (N, H, W, C), and targets; without a seed if nothing is drawn. */
  public record Augmented(
      Operand<TFloat32> images, Targets targets, Optional<Placeholder<TInt64>> seed) {}

  private AugmentationOps(
      Ops tf, Inputs inputs, Operand<TInt64> seed, Targets targets, Shape size, int classes) {
    this.tf = tf;
    this.inputs = inputs;
    this.seed = seed;
    this.images = inputs.scaled();
    this.targets = targets;
    this.size = size;
    this.classes = classes;
  }

  /** Adds the ops; none at all without augmentation. */
  public static Augmented augment(
      Ops tf, Augmentation augmentation, Inputs inputs, Targets targets, CheckedModel model) {
    if (augmentation.isNone()) {
      return new Augmented(inputs.scaled(), targets, Optional.empty());
    }
    Placeholder<TInt64> seed =
        tf.withName("augmentation_seed")
            .placeholder(TInt64.class, Placeholder.shape(org.tensorflow.ndarray.Shape.scalar()));
    AugmentationOps ops =
        new AugmentationOps(tf, inputs, seed, targets, model.input(), model.spec().classes());
    int position = 0;
    for (Transform transform : augmentation.transforms()) {
      ops.add(transform, ++position);
    }
    return new Augmented(ops.images, ops.targets, Optional.of(seed));
  }

  @Override
  public Operand<TFloat32> brightness(Brightness transform) {
    return pixels().brightness(drawn(transform.change()));
  }

  @Override
  public Operand<TFloat32> contrast(Contrast transform) {
    return pixels().contrast(tf.math.add(drawn(transform.change()), tf.constant(1f)));
  }

  @Override
  public Operand<TFloat32> crop(Crop transform) {
    Operand<TFloat32> framed = moving().frame(transform.padding(), transform.value());
    Operand<TInt32> top = place(size.height() + 2 * transform.padding() - transform.height());
    Operand<TInt32> left = place(size.width() + 2 * transform.padding() - transform.width());
    size = Shape.image(transform.height(), transform.width(), size.channels());
    return new MovingOps(tf, framed, size).crop(transform.height(), transform.width(), top, left);
  }

  @Override
  public Operand<TFloat32> cutmix(Cutmix transform) {
    Operand<TFloat32> side =
        tf.math.sqrt(tf.math.sub(tf.constant(1f), draws.beta(transform.alpha())));
    Patches patches = Patches.of(tf, size, side, side, draws.uniform(), draws.uniform());
    Operand<TInt32> partners = draws.permutation();
    mixLabels(tf.math.sub(tf.constant(1f), patches.area()), partners);
    return pixels().paste(patches, partners);
  }

  @Override
  public Operand<TFloat32> erasing(Erasing transform) {
    Patches patches =
        Patches.of(
            tf,
            size,
            tf.math.sqrt(drawn(transform.share())),
            tf.math.sqrt(drawn(transform.share())),
            draws.uniform(),
            draws.uniform());
    Operand<TFloat32> value =
        transform
            .value()
            .<Operand<TFloat32>>map(number -> tf.constant(number.floatValue()))
            .orElseGet(() -> pixels().held(draws.normalLike(images)));
    return pixels()
        .erase(
            tf.math.less(draws.uniform(), tf.constant((float) transform.probability())),
            patches,
            value);
  }

  @Override
  public Operand<TFloat32> flip(Flip transform) {
    int axis = transform.axis() == Flip.Axis.HORIZONTAL ? LEFT_TO_RIGHT : TOP_TO_BOTTOM;
    return moving().flip(axis, draws.uniform());
  }

  @Override
  public Operand<TFloat32> mixup(Mixup transform) {
    Operand<TFloat32> share = draws.beta(transform.alpha());
    Operand<TInt32> partners = draws.permutation();
    mixLabels(share, partners);
    return pixels().blend(share, partners);
  }

  @Override
  public Operand<TFloat32> rotation(Rotation transform) {
    return moving().rotate(drawn(transform.turns()), transform.sampling());
  }

  @Override
  public Operand<TFloat32> translation(Translation transform) {
    return moving()
        .translate(drawn(transform.height()), drawn(transform.width()), transform.sampling());
  }

  @Override
  public Operand<TFloat32> zoom(Zoom transform) {
    Operand<TFloat32> height = drawn(transform.height());
    Operand<TFloat32> width = transform.width().map(this::drawn).orElse(height);
    return moving().zoom(height, width, transform.sampling());
  }

  private void add(Transform transform, int position) {
    draws = new Draws(tf, seed, inputs.step(), tf.size(inputs.labels()), position);
    images = transform.accept(this);
  }

  private void mixLabels(Operand<TFloat32> share, Operand<TInt32> partners) {
    Operand<TFloat32> mixed = PixelOps.blendLabels(tf, targets.dense(tf, classes), share, partners);
    targets = new Targets(targets.labels(), Optional.of(mixed), targets.weights());
  }

  /** (N) integers, uniform from 0 to {@code last} inclusive. */
  private Operand<TInt32> place(int last) {
    return tf.dtypes.cast(
        tf.math.floor(tf.math.mul(draws.uniform(), tf.constant((float) (last + 1)))), TInt32.class);
  }

  private Operand<TFloat32> drawn(Range range) {
    return draws.uniform(range.low(), range.high());
  }

  private MovingOps moving() {
    return new MovingOps(tf, images, size);
  }

  private PixelOps pixels() {
    return new PixelOps(tf, images);
  }
}
