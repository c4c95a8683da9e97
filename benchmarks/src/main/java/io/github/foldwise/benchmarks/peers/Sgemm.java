package io.github.foldwise.benchmarks.peers;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** The machine's rate of 2048 × 2048 float32 matrix products, in parallel one-thread sessions. */
final class Sgemm {
  private static final int WIDTH = 2048;
  private static final double FLOP = 2.0 * WIDTH * WIDTH * WIDTH;

  private Sgemm() {}

  /** Measures once, in a separate process. Arguments: sessions, products per session. */
  public static void main(String[] args) throws Exception {
    int sessions = Integer.parseInt(args[0]);
    int products = Integer.parseInt(args[1]);
    CyclicBarrier together = new CyclicBarrier(sessions);
    ExecutorService threads = Executors.newFixedThreadPool(sessions);
    var rates =
        threads.invokeAll(
            IntStream.range(0, sessions)
                .<Callable<Double>>mapToObj(i -> () -> flopPerSecond(products, together))
                .toList());
    double sum = 0;
    for (Future<Double> rate : rates) {
      sum += rate.get();
    }
    report(sum / 1e9);
    System.exit(0); // native threads would keep the process alive
  }

  private static void report(double gigaflops) throws IOException {
    new Link().report(Map.of("gflops", gigaflops));
  }

  private static double flopPerSecond(int products, CyclicBarrier together) throws Exception {
    try (Graph graph = new Graph();
        TFloat32 values = TFloat32.tensorOf(Shape.of(WIDTH, WIDTH))) {
      values.scalars().forEach(value -> value.setFloat(0.5f));
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> matrix = // a constant's product would be folded
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(WIDTH, WIDTH)));
      Op product = tf.linalg.matMul(matrix, matrix);
      try (Session session = new Session(graph, oneThread())) {
        run(session, matrix, values, product, 2);
        together.await();
        long start = System.nanoTime();
        run(session, matrix, values, product, products);
        return products * FLOP / ((System.nanoTime() - start) / 1e9);
      }
    }
  }

  private static void run(
      Session session, Placeholder<TFloat32> matrix, TFloat32 values, Op product, int times) {
    for (int i = 0; i < times; i++) {
      session.runner().feed(matrix, values).addTarget(product).run().close();
    }
  }

  private static ConfigProto oneThread() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(1)
        .setInterOpParallelismThreads(1)
        .setUsePerSessionThreads(true)
        .build();
  }
}
