package io.github.foldwise.split;

import java.util.stream.IntStream;

/**
 * NumPy's {@code RandomState}: MT19937 seeded with Knuth's recurrence, bounded integers by masking
 * and rejection, and a shuffle that draws from the end. Folds and training order come from it.
 */
public final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] key;
  private int position = N;

  /** The same stream as {@code numpy.random.RandomState(seed)}, the seed read as unsigned. */
  public MersenneTwister(int seed) {
    key = key(seed);
  }

  /** Knuth's recurrence; the whole key is twisted before the first draw. */
  static int[] key(int seed) {
    int[] key = new int[N];
    key[0] = seed;
    for (int i = 1; i < N; i++) {
      key[i] = 1812433253 * (key[i - 1] ^ (key[i - 1] >>> 30)) + i;
    }
    return key;
  }

  /** The next 32 bits. */
  public int nextInt() {
    if (position == N) {
      twist();
      position = 0;
    }
    int y = key[position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  /** Uniform from 0 to {@code max}, both included; {@code max} = 0 draws nothing. */
  public int nextUpTo(int max) {
    if (max == 0) {
      return 0;
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value = nextInt() & mask;
    while (value > max) {
      value = nextInt() & mask;
    }
    return value;
  }

  /** Shuffles in place, like {@code RandomState.shuffle}. */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextUpTo(i);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /** A random order of 0 to {@code n − 1}, like {@code RandomState.permutation}. */
  public int[] permutation(int n) {
    int[] order = IntStream.range(0, n).toArray();
    shuffle(order);
    return order;
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (key[i] & 0x80000000) | (key[(i + 1) % N] & 0x7fffffff);
      key[i] = key[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
  }
}
