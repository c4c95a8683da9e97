package io.github.foldwise.runtime.graph;

/**
 * What multiplies the matrices of a 3×3 convolution on tiles; each rounds sums differently.
 *
 * <p>Tiles save products, whose number grows with C · F for C channels and F filters, and cost
 * transforms, whose number grows with C + F. So they pay if C · F / (C + F) is large enough.
 * Samples per second on tiles over those over windows, on maps of 14×14 and 28×28; AVX2 is that of
 * a processor with AVX-512 whose oneDNN was limited to it, but for the training of 64, 128:
 *
 * <table>
 * <caption>C, F and their ratio</caption>
 * <tr><th><th>32, 32: 16<th>32, 64: 21<th>64, 64: 32<th>64, 128: 43<th>128, 128: 64
 * <tr><td>training, Eigen, AVX2<td>1.03<td>1.2<td>1.3<td>1.17<td>
 * <tr><td>prediction, Eigen, AVX2<td>0.8<td>1.06<td>1.07<td>1.37<td>
 * <tr><td>training, oneDNN, AVX-512<td>0.75<td>1.07<td>0.92<td>1.25<td>1.10
 * <tr><td>prediction, oneDNN, AVX-512<td>0.6<td><td>0.95<td>1.15<td>1.2
 * <tr><td>training, fused, AVX-512<td>1.00<td>1.15<td>1.17<td><td>
 * <tr><td>prediction, fused, AVX-512<td>1.03<td>1.27<td>1.13<td><td>
 * <tr><td>training, one op, AVX-512<td>1.25<td><td><td><td>
 * <tr><td>training, one op in bfloat16, AVX-512<td>1.09<td><td><td><td>
 * </table>
 */
public enum TileProducts {
  /** No tiles: windows are summed. */
  NONE("windows", "", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
  /** Eigen, by the op {@code BatchMatMulV3}. */
  EIGEN("tiles", "BatchMatMulV3", 16, 20),
  /** OneDNN, by the op {@code BatchMatMulV2}. */
  ONEDNN("tiles by oneDNN", "BatchMatMulV2", 40, 40),
  /** The same, between the cheap transforms of {@link FusedOps}. */
  ONEDNN_FUSED("fused tiles by oneDNN", "BatchMatMulV2", 20, 20),
  /** Some tiles at a time, by {@link FusedOps#convolution}; other sizes as the one before. */
  FUSED("tiles in one op", "", 16, 16),
  /** The same in bfloat16; other sizes on windows. */
  FUSED_BFLOAT16("tiles in one op, in bfloat16", "", 16, 16);

  private static final int LEAST_CHANNELS = 32; // and filters
  private static final int BLOCK = 32; // what that op's channels and filters are multiples of

  /**
   * That op reads the whole kernel for each few tiles: of 256 channels and filters it trains 1.04
   * times as fast as {@link #ONEDNN_FUSED}, of 512 and 512 0.57 times.
   */
  private static final int LARGEST_KERNEL = 256 * 256;

  private final String text;
  private final String op;
  private final double leastInTraining;
  private final double leastInPrediction;

  TileProducts(String text, String op, double leastInTraining, double leastInPrediction) {
    this.text = text;
    this.op = op;
    this.leastInTraining = leastInTraining;
    this.leastInPrediction = leastInPrediction;
  }

  /** The op that multiplies. */
  public String op() {
    return op;
  }

  /** What can multiply so many channels and filters: this, or the next best. */
  public TileProducts of(int channels, int filters) {
    boolean suitsOneOp =
        channels % BLOCK == 0
            && filters % BLOCK == 0
            && (long) channels * filters <= LARGEST_KERNEL;
    return switch (this) {
      case NONE, EIGEN, ONEDNN, ONEDNN_FUSED -> this;
      case FUSED -> suitsOneOp ? this : ONEDNN_FUSED;
      case FUSED_BFLOAT16 -> suitsOneOp ? this : NONE;
    };
  }

  /** Whether tiles are faster for so many channels and filters. */
  public boolean pays(int channels, int filters, boolean training) {
    TileProducts products = of(channels, filters);
    double ratio = (double) channels * filters / (channels + filters);
    return Math.min(channels, filters) >= LEAST_CHANNELS
        && ratio >= (training ? products.leastInTraining : products.leastInPrediction);
  }

  /** Whether the tiles of a whole batch are in memory at once. */
  public boolean keepsTiles() {
    return this == EIGEN || this == ONEDNN || this == ONEDNN_FUSED;
  }

  @Override
  public String toString() {
    return text;
  }
}
