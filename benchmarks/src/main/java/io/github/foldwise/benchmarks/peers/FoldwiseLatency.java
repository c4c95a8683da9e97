package io.github.foldwise.benchmarks.peers;

import io.github.foldwise.benchmarks.Notebook;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.runtime.Classifier;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.TrainedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Foldwise's worker for the latency of predicting one image, in one thread. */
final class FoldwiseLatency {
  private FoldwiseLatency() {}

  /**
   * Measures once, in a separate process. Arguments: folder of the images, number of predictions,
   * {@code predictor} or {@code trained}.
   */
  public static void main(String[] args) throws IOException {
    ImageData all = IdxFiles.unseen(Path.of(args[0])).read();
    List<ImageData> images = IntStream.range(0, 100).mapToObj(row -> one(all, row)).toList();
    int calls = Integer.parseInt(args[1]);
    try (CompiledModel compiled =
            CompiledModel.compile(
                Notebook.model().check(all.shape()), Notebook.training(16).evaluationBatch(1));
        TrainedModel trained = Notebook.trained(compiled, all);
        Classifier model = args[2].equals("predictor") ? trained.predictor() : trained) {
      Link link = new Link();
      predict(model, images, 2000 + calls); // until Java has compiled what runs
      link.awaitOthers();
      link.report(new LatencyComparison.Report(predict(model, images, calls)));
    }
    System.exit(0); // native threads would keep the process alive
  }

  /** Seconds of each prediction. */
  private static List<Double> predict(Classifier model, List<ImageData> images, int calls) {
    double[] seconds = new double[calls];
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      model.predict(images.get(i % images.size()));
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    return IntStream.range(0, calls).mapToObj(i -> seconds[i]).toList();
  }

  private static ImageData one(ImageData images, int row) {
    int place = row % images.rows();
    return ImageData.of(images.bytes(place), new int[] {images.label(place)}, images.shape());
  }
}
