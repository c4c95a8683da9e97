package io.github.foldwise.runtime.session;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.graph.Inputs;
import io.github.foldwise.runtime.graph.ResidentImages;
import io.github.foldwise.trial.TrialTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/** The sets of images on a session's device, one after the other. */
final class ResidentSets {
  static final ResidentSets NONE = new ResidentSets(List.of());

  private final List<ImageData> sets;
  private final IdentityHashMap<ImageData, Integer> first = new IdentityHashMap<>();
  private final int rows;

  private ResidentSets(List<ImageData> sets) {
    this.sets = sets;
    int before = 0;
    for (ImageData set : sets) {
      first.put(set, before);
      before = Math.addExact(before, set.rows());
    }
    this.rows = before;
  }

  /** A trial's sets that this graph can hold. */
  static ResidentSets of(TrialTask task, ImageSource source) {
    Set<ImageData> looked = Collections.newSetFromMap(new IdentityHashMap<>());
    List<ImageData> sets = new ArrayList<>();
    for (ImageData set : looked(task)) {
      if (source.holds(set) && looked.add(set)) {
        sets.add(set);
      }
    }
    return new ResidentSets(sets);
  }

  private static List<ImageData> looked(TrialTask task) {
    List<ImageData> sets = new ArrayList<>(List.of(task.data()));
    task.test().ifPresent(sets::add);
    WatchedImages.of(task).map(WatchedImages::data).ifPresent(sets::add);
    return sets;
  }

  /** Position of a set's first image; empty if the set is not there. */
  OptionalInt first(ImageData set) {
    return first.containsKey(set) ? OptionalInt.of(first.get(set)) : OptionalInt.empty();
  }

  /** Copies them to the device, replacing what was there. */
  void load(Session session, ResidentImages<?> place, io.github.foldwise.data.Shape image) {
    try (TType pixels = pixels(place, image);
        TInt64 labels = TInt64.vectorOf(labels());
        TFloat32 weights = TFloat32.vectorOf(weights())) {
      Session.Runner runner =
          session
              .runner()
              .feed(place.pixels().given(), pixels)
              .feed(place.labels().given(), labels)
              .feed(place.weights().given(), weights);
      place.assignAll().forEach(runner::addTarget);
      runner.run().close();
    }
  }

  private TType pixels(ResidentImages<?> place, io.github.foldwise.data.Shape image) {
    return place.pixels().given().type() == TInt64.class
        ? TInt64.tensorOf(
            Shape.of(rows, ResidentImages.words(image)),
            tensor -> fill(tensor.asRawTensor().data(), image))
        : TFloat32.tensorOf(
            Inputs.shape(rows, image),
            tensor -> fill(tensor.asRawTensor().data().asFloats(), image));
  }

  /** Copies image by image: a second copy of a set may not fit into the heap. */
  private void fill(ByteDataBuffer all, io.github.foldwise.data.Shape image) {
    byte[] words = new byte[ResidentImages.words(image) * Long.BYTES];
    long at = 0;
    for (ImageData set : sets) {
      for (int row = 0; row < set.rows(); row++) {
        set.read(row, words, 0);
        all.offset(at).write(words);
        at += words.length;
      }
    }
  }

  private void fill(FloatDataBuffer all, io.github.foldwise.data.Shape image) {
    float[] pixels = new float[image.size()];
    long at = 0;
    for (ImageData set : sets) {
      for (int row = 0; row < set.rows(); row++) {
        set.read(row, pixels, 0);
        all.offset(at).write(pixels);
        at += pixels.length;
      }
    }
  }

  private long[] labels() {
    return sets.stream().flatMapToInt(set -> Arrays.stream(set.labels())).asLongStream().toArray();
  }

  private float[] weights() {
    float[] weights = new float[rows];
    for (ImageData set : sets) {
      System.arraycopy(set.weights(), 0, weights, first.get(set), set.rows());
    }
    return weights;
  }
}
