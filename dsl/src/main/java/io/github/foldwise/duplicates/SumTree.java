package io.github.foldwise.duplicates;

import java.util.stream.IntStream;

/**
 * A k-d tree of images by their signed sums: each node halves its images at the median of the sum
 * that varies most, and knows the least and the largest of each sum.
 */
final class SumTree {
  private static final int LEAF = 16; // images
  private static final int SUMS = PartSums.PARTS;

  private final int[] order; // image at each position
  private final PartSums sums; // by position
  private final float[] least; // of each node and sum
  private final float[] most;

  /** Looks at the images that are visited. */
  interface Visitor {
    /** Whether to go on. */
    boolean visit(int position);
  }

  SumTree(PartSums ofImages) {
    this.order = IntStream.range(0, ofImages.count()).toArray();
    sort(ofImages, 0, order.length);
    this.sums = ofImages.inOrder(order);
    int nodes = 1;
    for (int size = order.length; size > LEAF; size = (size + 1) / 2) {
      nodes = 2 * nodes + 1;
    }
    this.least = new float[nodes * SUMS];
    this.most = new float[nodes * SUMS];
    bound(0, 0, order.length);
  }

  /** The image at a position. */
  int image(int position) {
    return order[position];
  }

  /** Sums by position. */
  PartSums sums() {
    return sums;
  }

  /**
   * Visits all positions whose sums may be within the reach of one, the most alike first, until the
   * visitor has enough; returns the number of nodes that it looked at.
   */
  int visit(int position, Visitor visitor) {
    Search search = new Search(position, sums.reach(position) + sums.rounding(), visitor);
    search.node(0, 0, order.length);
    return search.nodes;
  }

  private final class Search {
    private final int position;
    private final double reach;
    private final Visitor visitor;
    private final float[] own = new float[SUMS];
    private int nodes;

    Search(int position, double reach, Visitor visitor) {
      this.position = position;
      this.reach = reach;
      this.visitor = visitor;
      for (int i = 0; i < SUMS; i++) {
        own[i] = sums.walsh(position, i);
      }
    }

    private boolean node(int node, int from, int to) {
      nodes++;
      if (to - from <= LEAF) {
        for (int other = from; other < to; other++) {
          if (other != position && !visitor.visit(other)) {
            return false;
          }
        }
        return true;
      }
      int middle = (from + to) >>> 1;
      int first = 2 * node + 1;
      float toFirst = distance(first);
      float toSecond = distance(first + 1);
      boolean swapped = toSecond < toFirst;
      return swapped
          ? second(first, middle, to, toSecond) && first(first, from, middle, toFirst)
          : first(first, from, middle, toFirst) && second(first, middle, to, toSecond);
    }

    private boolean first(int first, int from, int middle, float distance) {
      return distance > reach || node(first, from, middle);
    }

    private boolean second(int first, int middle, int to, float distance) {
      return distance > reach || node(first + 1, middle, to);
    }

    /** How far the sums of a node are at least, of that sum which is farthest. */
    private float distance(int node) {
      float farthest = 0;
      int first = node * SUMS;
      for (int i = 0; i < SUMS && !(farthest > reach); i++) {
        float below = least[first + i] - own[i];
        float above = own[i] - most[first + i];
        if (below > farthest) {
          farthest = below;
        }
        if (above > farthest) {
          farthest = above;
        }
      }
      return farthest;
    }
  }

  private void sort(PartSums ofImages, int from, int to) {
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      select(ofImages, widest(ofImages, from, to), from, to - 1, middle);
      sort(ofImages, from, middle);
      sort(ofImages, middle, to);
    }
  }

  private int widest(PartSums ofImages, int from, int to) {
    int widest = 0;
    float width = -1;
    for (int i = 0; i < SUMS; i++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int position = from; position < to; position++) {
        float sum = ofImages.walsh(order[position], i);
        low = Math.min(low, sum);
        high = Math.max(high, sum);
      }
      if (high - low > width) {
        width = high - low;
        widest = i;
      }
    }
    return widest;
  }

  /** Quickselect: afterwards none before {@code wanted} is larger, and none behind it smaller. */
  private void select(PartSums ofImages, int sum, int first, int last, int wanted) {
    int from = first;
    int to = last;
    while (from < to) {
      float pivot = ofImages.walsh(order[(from + to) >>> 1], sum);
      int low = from;
      int high = to;
      while (low <= high) {
        while (ofImages.walsh(order[low], sum) < pivot) {
          low++;
        }
        while (ofImages.walsh(order[high], sum) > pivot) {
          high--;
        }
        if (low <= high) {
          int swapped = order[low];
          order[low++] = order[high];
          order[high--] = swapped;
        }
      }
      if (wanted <= high) {
        to = high;
      } else if (wanted >= low) {
        from = low;
      } else {
        return;
      }
    }
  }

  private void bound(int node, int from, int to) {
    int first = 2 * node + 1;
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      bound(first, from, middle);
      bound(first + 1, middle, to);
    }
    for (int i = 0; i < SUMS; i++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      if (to - from > LEAF) {
        low = Math.min(least[first * SUMS + i], least[(first + 1) * SUMS + i]);
        high = Math.max(most[first * SUMS + i], most[(first + 1) * SUMS + i]);
      } else {
        for (int position = from; position < to; position++) {
          low = Math.min(low, sums.walsh(position, i));
          high = Math.max(high, sums.walsh(position, i));
        }
      }
      least[node * SUMS + i] = low;
      most[node * SUMS + i] = high;
    }
  }
}
