import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/**
 * Cross-validates the notebook's network with Deeplearning4j, which has no activity penalties.
 *
 * <p>Its L2 is ½·factor·Σw², so the factor is twice Keras's; its dropout names what is kept.
 */
public final class Dl4jTraining {
  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;
  private static final int CLASSES = 10;
  private static final int FOLDS = 5;

  private final byte[] images; // behind 16 bytes of header
  private final byte[] labels; // behind 8 bytes of header
  private final int batch;

  private Dl4jTraining(Path folder, int batch) throws IOException {
    this.images = Files.readAllBytes(folder.resolve("train-images.idx"));
    this.labels = Files.readAllBytes(folder.resolve("train-labels.idx"));
    this.batch = batch;
  }

  /**
   * @param args folder of the IDX files and of {@code folds.csv}, rows of a batch
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Dl4jTraining training = new Dl4jTraining(folder, Integer.parseInt(args[1]));
    List<String> lines = Files.readAllLines(folder.resolve("folds.csv"));
    training.warmUp();
    System.out.println("ready");
    if (System.in.read() < 0) {
      throw new IOException("the comparison ended before this worker did");
    }
    List<String> folds = new ArrayList<>();
    for (int fold = 1; fold <= FOLDS; fold++) {
      String prefix = fold + ",";
      List<Integer> heldOut =
          lines.stream()
              .filter(line -> line.startsWith(prefix))
              .map(line -> Integer.valueOf(line.substring(prefix.length())))
              .toList();
      folds.add(training.fold(fold, heldOut));
    }
    System.out.printf(
        "{\"folds\": [%s], \"versions\": \"Deeplearning4j 1.0.0-M2.1\"}%n",
        String.join(", ", folds));
    System.exit(0); // native threads would keep the process alive
  }

  /** Three steps of a model that is thrown away. */
  private void warmUp() {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(3 * batch, labels.length - 8); row++) {
      rows.add(row);
    }
    MultiLayerNetwork net = network();
    batches(rows, batch).forEach(net::fit);
  }

  private String fold(int fold, List<Integer> heldOut) {
    Set<Integer> left = new HashSet<>(heldOut);
    List<Integer> learnt = new ArrayList<>();
    for (int row = 0; row < labels.length - 8; row++) {
      if (!left.contains(row)) {
        learnt.add(row);
      }
    }
    Collections.shuffle(learnt, new Random(42));
    MultiLayerNetwork net = network();
    List<DataSet> batches = batches(learnt, batch);
    long start = System.currentTimeMillis();
    long clock = System.nanoTime();
    batches.forEach(net::fit);
    double seconds = (System.nanoTime() - clock) / 1e9;
    return String.format(
        Locale.ROOT,
        "{\"lane\": 0, \"fold\": %d, \"samples\": %d, \"seconds\": %.6f, \"accuracy\": %.6f,"
            + " \"start_ms\": %d, \"end_ms\": %d}",
        fold,
        learnt.size(),
        seconds,
        accuracy(net, heldOut),
        start,
        start + Math.round(1000 * seconds));
  }

  private double accuracy(MultiLayerNetwork net, List<Integer> rows) {
    double right = 0;
    for (DataSet part : batches(rows, 250)) {
      INDArray predicted = net.output(part.getFeatures()).argMax(1);
      INDArray expected = part.getLabels().argMax(1);
      right += predicted.eq(expected).castTo(Nd4j.defaultFloatingPointType()).sumNumber().doubleValue();
    }
    return right / rows.size();
  }

  private List<DataSet> batches(List<Integer> rows, int size) {
    List<DataSet> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += size) {
      batches.add(batch(rows.subList(from, Math.min(from + size, rows.size()))));
    }
    return batches;
  }

  private DataSet batch(List<Integer> rows) {
    float[] pixels = new float[rows.size() * PIXELS];
    float[] classes = new float[rows.size() * CLASSES];
    for (int i = 0; i < rows.size(); i++) {
      int row = rows.get(i);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        pixels[i * PIXELS + pixel] = (images[16 + row * PIXELS + pixel] & 0xff) / 255f;
      }
      classes[i * CLASSES + labels[8 + row]] = 1;
    }
    return new DataSet(
        Nd4j.create(pixels, new long[] {rows.size(), 1, SIDE, SIDE}, 'c'),
        Nd4j.create(classes, new long[] {rows.size(), CLASSES}, 'c'));
  }

  private static MultiLayerNetwork network() {
    ExponentialSchedule rate =
        new ExponentialSchedule(ScheduleType.ITERATION, 5e-4, Math.pow(0.98, 1e-4));
    MultiLayerNetwork net =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(42)
                .updater(new Adam.Builder().learningRateSchedule(rate).epsilon(1e-7).build())
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .list()
                .layer(convolution(64))
                .layer(norm())
                .layer(pool())
                .layer(convolution(128))
                .layer(norm())
                .layer(pool())
                .layer(
                    new DenseLayer.Builder()
                        .nOut(128)
                        .activation(Activation.RELU)
                        .l1(1e-5)
                        .l2(2e-4)
                        .l1Bias(1e-5)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .dropOut(0.4)
                        .build())
                .setInputType(InputType.convolutional(SIDE, SIDE, 1))
                .build());
    net.init();
    return net;
  }

  private static ConvolutionLayer convolution(int filters) {
    return new ConvolutionLayer.Builder(3, 3)
        .nOut(filters)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.RELU)
        .l1(1e-5)
        .l2(2e-4)
        .l1Bias(1e-5)
        .build();
  }

  private static BatchNormalization norm() {
    return new BatchNormalization.Builder().decay(0.99).eps(1e-3).build();
  }

  private static SubsamplingLayer pool() {
    return new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build();
  }
}
