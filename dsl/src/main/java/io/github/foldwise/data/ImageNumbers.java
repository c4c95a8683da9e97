package io.github.foldwise.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers images from 0, by content: two rows have the same number if and only if their pixels are
 * equal. Bytes are compared as fed to the model, divided by 255: an image may be of bytes in one
 * set and of floats in another. All sets have the same shape.
 */
public final class ImageNumbers {
  private record Place(ImageData images, int row) {}

  private final List<Place> places = new ArrayList<>();
  private final Map<Integer, List<Integer>> byHash = new HashMap<>();

  /** No image has a number yet. */
  public ImageNumbers() {}

  /** The number of each row, a new one for each image not seen before. */
  public int[] number(ImageData images) {
    float[] pixels = new float[images.shape().size()];
    float[] others = new float[pixels.length];
    return IntStream.range(0, images.rows())
        .map(
            row -> {
              read(images, row, pixels);
              return number(new Place(images, row), pixels, others);
            })
        .toArray();
  }

  /** How many numbers there are. */
  public int count() {
    return places.size();
  }

  /** The pixels of one image as they are fed. */
  public void read(int number, float[] into) {
    Place place = places.get(number);
    read(place.images(), place.row(), into);
  }

  ImageData first() {
    return places.get(0).images();
  }

  private int number(Place place, float[] pixels, float[] others) {
    List<Integer> alike =
        byHash.computeIfAbsent(Arrays.hashCode(pixels), hash -> new ArrayList<>(1));
    for (int number : alike) {
      read(number, others); // a hash may be shared by chance
      if (Arrays.equals(pixels, others)) {
        return number;
      }
    }
    alike.add(places.size());
    places.add(place);
    return places.size() - 1;
  }

  private static void read(ImageData images, int row, float[] into) {
    if (images.isBytes()) {
      byte[] bytes = images.bytes(row);
      for (int i = 0; i < into.length; i++) {
        into[i] = (bytes[i] & 0xff) / 255f;
      }
    } else {
      images.read(row, into, 0);
      for (int i = 0; i < into.length; i++) {
        into[i] += 0f; // −0 is 0
      }
    }
  }
}
