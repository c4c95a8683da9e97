package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.benchmarks.Notebook;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.Predictor;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.training.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Foldwise's worker for {@link TrainedModel#evaluate} and {@link Predictor#predict}, in one or more
 * sessions.
 */
final class FoldwiseInference {
  private final Link link = new Link();
  private final List<InferenceComparison.Time> passes = new ArrayList<>();
  private final ImageData images;
  private final List<ImageData> shares;
  private final int threads;
  private final Precision precision;

  private FoldwiseInference(ImageData images, int sessions, int threads, Precision precision) {
    this.images = images;
    this.shares = IntStream.range(0, sessions).mapToObj(i -> share(images, i, sessions)).toList();
    this.threads = threads;
    this.precision = precision;
  }

  /**
   * Measures once, in a separate process. Arguments: folder of the images, sessions, threads per
   * session, batch sizes, the numbers that are multiplied.
   */
  public static void main(String[] args) throws Exception {
    FoldwiseInference inference =
        new FoldwiseInference(
            IdxFiles.unseen(Path.of(args[0])).read(),
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Numbers.valueOf(args[4]).precision());
    for (String batch : args[3].split(",", -1)) {
      inference.measure(Integer.parseInt(batch));
    }
    inference.link.report(new InferenceComparison.Report(inference.passes));
    System.exit(0); // native threads would keep the process alive
  }

  private void measure(int batch) throws IOException, InterruptedException {
    try (CompiledModel compiled =
        CompiledModel.compile(
            Notebook.model().check(images.shape()),
            Notebook.training(16).evaluationBatch(batch).precision(precision),
            Device.CPU,
            threads)) {
      List<TrainedModel> models =
          shares.stream().map(share -> Notebook.trained(compiled, images)).toList();
      measure("evaluate", batch, models, TrainedModel::evaluate);
      List<Predictor> predictors = models.stream().map(TrainedModel::predictor).toList();
      models.forEach(TrainedModel::close);
      measure("predict", batch, predictors, Predictor::predict);
      predictors.forEach(Predictor::close);
    }
  }

  private <M> void measure(
      String operation, int batch, List<M> models, BiConsumer<M, ImageData> pass)
      throws IOException, InterruptedException {
    sideBySide(i -> warmUp(models.get(i), shares.get(i), batch, pass));
    link.awaitOthers();
    long start = System.nanoTime();
    sideBySide(i -> pass.accept(models.get(i), shares.get(i)));
    double seconds = (System.nanoTime() - start) / 1e9;
    passes.add(new InferenceComparison.Time(operation, batch, images.rows(), seconds));
  }

  /** Runs two full batches, and one as short as the last. */
  private static <M> void warmUp(
      M model, ImageData share, int batch, BiConsumer<M, ImageData> pass) {
    pass.accept(model, share.limit(Math.min(share.rows(), 2 * batch + share.rows() % batch)));
  }

  private void sideBySide(IntConsumer work) throws InterruptedException {
    List<Thread> all =
        IntStream.range(0, shares.size())
            .mapToObj(i -> new Thread(() -> work.accept(i), "share-" + i))
            .toList();
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join();
    }
  }

  private static ImageData share(ImageData images, int index, int of) {
    int from = (int) ((long) images.rows() * index / of);
    int to = (int) ((long) images.rows() * (index + 1) / of);
    int size = images.shape().size();
    byte[] pixels = new byte[(to - from) * size];
    for (int row = from; row < to; row++) {
      images.read(row, pixels, (row - from) * size);
    }
    return ImageData.of(pixels, Arrays.copyOfRange(images.labels(), from, to), images.shape());
  }
}
