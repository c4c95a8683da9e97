package io.github.foldwise.duplicates;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Finds images that are nearly the same as one that is trained on: Σ|x − y| is at most {@value
 * #PERCENT} % of the contrast Σ|x − x̄| of either. None is missed or reported wrongly: sums only
 * rule out pairs that are too far apart to be measured.
 *
 * <p>Images that are all a little farther apart than that cannot be told apart by sums. If too many
 * pixels would have to be compared, a sample of the images is searched for.
 */
public final class NearImages {
  /** Recompressing an image changes less; other pictures of the same thing differ by more. */
  public static final int PERCENT = 2;

  private static final long LEAST_WORK = 3_000_000_000L;
  private static final long WORK_OF_IMAGE = 50_000;

  private static final int SHARE = 64; // images that one thread takes

  private final SumTree tree;
  private final ImageNumbers images;
  private final Roles roles;
  private final boolean[][] found; // of each image, in the order of its sets; null if none
  private final int[] near; // an image that is nearly the same, or −1
  private final boolean[] searched;

  private NearImages(ImageNumbers images, Roles roles) {
    this.images = images;
    this.roles = roles;
    this.tree = new SumTree(PartSums.of(images, PERCENT / 100.0));
    this.found = new boolean[images.count()][];
    this.near = new int[images.count()];
    this.searched = new boolean[images.count()];
    Arrays.fill(near, -1);
  }

  /** Which images are trained on and evaluated together, in sets such as folds. */
  public interface Roles {
    /** The sets in which an image is evaluated, and no copy of it trained on. */
    int[] evaluatedIn(int image);

    /** Whether an image is trained on in a set. */
    boolean isTrainedIn(int image, int set);
  }

  /**
   * How much work is well spent on a search, in about nanoseconds of one core: 3 s for up to 60,000
   * images, and in proportion for more.
   */
  public static long mostWork(int images) {
    return Math.max(LEAST_WORK, WORK_OF_IMAGE * images);
  }

  /** Searches for each image that is evaluated, with about so much work. */
  public static NearImages search(ImageNumbers images, Roles roles, long mostWork) {
    NearImages search = new NearImages(images, roles);
    search.run(mostWork);
    return search;
  }

  /** Whether an image is nearly the same as one that is trained on in this set. */
  public boolean isNear(int image, int set) {
    int index = found[image] == null ? -1 : indexOf(roles.evaluatedIn(image), set);
    return index >= 0 && found[image][index];
  }

  /** An image that is nearly the same, of those that are trained on. */
  public OptionalInt near(int image) {
    return near[image] < 0 ? OptionalInt.empty() : OptionalInt.of(near[image]);
  }

  /** How many images were not compared with all that may be near. */
  public int unfinished() {
    return (int) IntStream.range(0, searched.length).filter(image -> !searched[image]).count();
  }

  private void run(long mostWork) {
    int[] rest =
        IntStream.range(0, images.count())
            .filter(position -> needsSearch(tree.image(position)))
            .toArray();
    long left = mostWork;
    int before = 0;
    for (int part = 8; rest.length > 0 && (part > 1 || rest.length != before); part /= 2) {
      before = rest.length;
      left -= search(rest, left / Math.max(1, part) / before);
      rest = IntStream.of(rest).filter(position -> !searched[tree.image(position)]).toArray();
    }
  }

  private boolean needsSearch(int image) {
    searched[image] = roles.evaluatedIn(image).length == 0;
    return !searched[image];
  }

  /** Searches for images, with at most so much work for each; returns the work for all. */
  private long search(int[] order, long most) {
    return IntStream.range(0, (order.length + SHARE - 1) / SHARE)
        .parallel()
        .mapToLong(share -> searchShare(order, share * SHARE, most))
        .sum();
  }

  private long searchShare(int[] order, int from, long most) {
    PixelDistance distance = new PixelDistance(images);
    long work = 0;
    for (int i = from; i < Math.min(from + SHARE, order.length); i++) {
      work += new Search(order[i], distance, most).work();
    }
    return work;
  }

  private static int indexOf(int[] sets, int set) {
    for (int i = 0; i < sets.length; i++) {
      if (sets[i] == set) {
        return i;
      }
    }
    return -1;
  }

  /** The search for what is near one image. */
  private final class Search implements SumTree.Visitor {
    private static final int OF_IMAGE = 500; // nanoseconds
    private static final int OF_NODE = 60;
    private static final int OF_CANDIDATE = 30;
    private static final int OF_READING = 60;
    private static final int OF_COPYING = 3; // pixels in a nanosecond
    private static final int OF_PIXELS = 2; // as many in a nanosecond

    private final int position;
    private final int image;
    private final PixelDistance distance;
    private final long most;
    private final int[] sets;
    private final boolean[] done;
    private final long comparedBefore;
    private int left; // sets
    private boolean isRead;
    private long work = OF_IMAGE;

    Search(int position, PixelDistance distance, long most) {
      this.position = position;
      this.image = tree.image(position);
      this.distance = distance;
      this.most = most;
      this.sets = roles.evaluatedIn(image);
      this.done = new boolean[sets.length];
      this.left = sets.length;
      this.comparedBefore = distance.compared();
    }

    long work() {
      int nodes = tree.visit(position, this);
      searched[image] = left == 0 || compared() <= most;
      if (left < sets.length) {
        found[image] = done;
      }
      return compared() + (long) OF_NODE * nodes;
    }

    @Override
    public boolean visit(int other) {
      work += OF_CANDIDATE;
      double within = Math.min(tree.sums().reach(position), tree.sums().reach(other));
      int candidate = tree.image(other);
      if (tree.sums().mayBeWithin(within, position, other)
          && matters(candidate)
          && isWithin(within, candidate)) {
        near[image] = near[image] < 0 ? candidate : near[image];
        for (int i = 0; i < sets.length; i++) {
          if (!done[i] && roles.isTrainedIn(candidate, sets[i])) {
            done[i] = true;
            left--;
          }
        }
      }
      return left > 0 && compared() <= most;
    }

    /** Work on other images so far. */
    private long compared() {
      return work + (distance.compared() - comparedBefore) / OF_PIXELS;
    }

    private boolean matters(int candidate) {
      for (int i = 0; i < sets.length; i++) {
        if (!done[i] && roles.isTrainedIn(candidate, sets[i])) {
          return true;
        }
      }
      return false;
    }

    private boolean isWithin(double within, int candidate) {
      if (!isRead) {
        distance.from(image);
        isRead = true;
      }
      work += OF_READING + images.shape().size() / OF_COPYING;
      return distance.isWithin(within, candidate);
    }
  }
}
