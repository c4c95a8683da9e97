package io.github.foldwise.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearImagesTest {
  private static final int SIDE = 6;
  private static final int SIZE = SIDE * SIDE;

  /** The oracle measures every pair. Each image is evaluated in one set for each other image. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_pair_of_near_images_is_found_and_no_other(boolean bytes) {
    ImageNumbers numbers = new ImageNumbers();
    numbers.number(bytes ? images() : floats(images()));
    int count = numbers.count();

    NearImages near = NearImages.search(numbers, everyPair(count), NearImages.mostWork(count));

    assertThat(near.unfinished()).isZero();
    TreeSet<String> found = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (near.isNear(i, j)) {
          found.add(i + " " + j);
        }
      }
    }
    assertThat(found).isEqualTo(nearByMeasuringAll(numbers)).hasSizeBetween(40, 4_000);
  }

  @Test
  void with_little_work_only_what_is_most_alike_is_compared() {
    ImageNumbers numbers = new ImageNumbers();
    numbers.number(images());
    NearImages.Roles roles = everyPair(numbers.count());

    NearImages some = NearImages.search(numbers, roles, 300_000);

    Set<String> all = nearByMeasuringAll(numbers);
    long found = IntStream.range(0, numbers.count()).filter(i -> some.near(i).isPresent()).count();
    assertThat(some.unfinished()).isBetween(1, numbers.count());
    assertThat(found).isBetween(1L, (long) numbers.count());
    for (int i = 0; i < numbers.count(); i++) {
      for (int j = 0; j < numbers.count(); j++) {
        assertThat(some.isNear(i, j)).isIn(false, all.contains(i + " " + j));
      }
    }
  }

  private static NearImages.Roles everyPair(int count) {
    return new NearImages.Roles() {
      @Override
      public int[] evaluatedIn(int image) {
        return IntStream.range(0, count).filter(other -> other != image).toArray();
      }

      @Override
      public boolean isTrainedIn(int image, int set) {
        return image == set;
      }
    };
  }

  private static ImageData images() {
    Random random = new Random(5);
    int count = 300;
    byte[] pixels = new byte[count * SIZE];
    for (int row = 0; row < count; row++) {
      int of = row < 100 ? row : random.nextInt(100);
      int most = random.nextInt(6); // changes of a pixel: some images end up near, some not
      for (int i = 0; i < SIZE; i++) {
        byte pixel = row < 100 ? (byte) (20 + random.nextInt(200)) : pixels[of * SIZE + i];
        pixels[row * SIZE + i] =
            row < 100 ? pixel : (byte) (pixel + random.nextInt(2 * most + 1) - most);
      }
    }
    return ImageData.of(pixels, new int[count], Shape.image(SIDE, SIDE, 1));
  }

  private static ImageData floats(ImageData images) {
    float[] pixels = new float[images.rows() * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 3 * (images.bytes(i / SIZE)[i % SIZE] & 0xff) - 200;
    }
    return ImageData.of(pixels, images.labels(), images.shape());
  }

  private static Set<String> nearByMeasuringAll(ImageNumbers numbers) {
    Set<String> near = new TreeSet<>();
    float[] one = new float[SIZE];
    float[] other = new float[SIZE];
    for (int i = 0; i < numbers.count(); i++) {
      for (int j = i + 1; j < numbers.count(); j++) {
        numbers.read(i, one);
        numbers.read(j, other);
        double apart = 0;
        for (int pixel = 0; pixel < SIZE; pixel++) {
          apart += Math.abs(one[pixel] - other[pixel]);
        }
        if (apart <= 0.02 * Math.min(contrast(one), contrast(other))) {
          near.add(i + " " + j);
          near.add(j + " " + i);
        }
      }
    }
    return near;
  }

  private static double contrast(float[] pixels) {
    double mean = IntStream.range(0, pixels.length).mapToDouble(i -> pixels[i]).average().orElse(0);
    return IntStream.range(0, pixels.length).mapToDouble(i -> Math.abs(pixels[i] - mean)).sum();
  }
}
