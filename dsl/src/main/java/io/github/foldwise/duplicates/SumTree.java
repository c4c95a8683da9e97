package io.github.foldwise.duplicates;

import java.util.Arrays;
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
    int nodes = 1;
    for (int size = order.length; size > LEAF; size = (size + 1) / 2) {
      nodes = 2 * nodes + 1;
    }
    this.least = new float[nodes * SUMS];
    this.most = new float[nodes * SUMS];
    grow(ofImages, 0, 0, order.length);
    this.sums = ofImages.inOrder(order);
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

  private void grow(PartSums ofImages, int node, int from, int to) {
    bound(ofImages, node, from, to);
    if (to - from > LEAF) {
      int middle = (from + to) >>> 1;
      select(ofImages, widest(node), from, to - 1, middle);
      grow(ofImages, 2 * node + 1, from, middle);
      grow(ofImages, 2 * node + 2, middle, to);
    }
  }

  /** All sums of one image after the other, as they share a cache line. */
  private void bound(PartSums ofImages, int node, int from, int to) {
    int first = node * SUMS;
    Arrays.fill(least, first, first + SUMS, Float.POSITIVE_INFINITY);
    Arrays.fill(most, first, first + SUMS, Float.NEGATIVE_INFINITY);
    for (int position = from; position < to; position++) {
      for (int i = 0; i < SUMS; i++) {
        float sum = ofImages.walsh(order[position], i);
        if (sum < least[first + i]) {
          least[first + i] = sum;
        }
        if (sum > most[first + i]) {
          most[first + i] = sum;
        }
      }
    }
  }

  /** The sum that varies most in a node. */
  private int widest(int node) {
    int widest = 0;
    float width = -1;
    for (int i = 0; i < SUMS; i++) {
      float own = most[node * SUMS + i] - least[node * SUMS + i];
      if (own > width) {
        width = own;
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
}
