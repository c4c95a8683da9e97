package io.github.foldwise.runtime;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.data.TrainedPixels;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.device.Device;
import io.github.foldwise.runtime.device.Devices;
import io.github.foldwise.runtime.device.TensorFlowVersion;
import io.github.foldwise.split.Rows;
import io.github.foldwise.training.Precision;
import io.github.foldwise.training.Training;
import io.github.foldwise.trial.TrialListener;
import io.github.foldwise.trial.TrialTask;
import java.awt.image.BufferedImage;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every public call does with what it is given: null is a {@link NullPointerException} that
 * names the argument, and anything else that is wrong a {@link RefusedException}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArgumentsTest {
  private static final Shape SHAPE = Shape.image(1, 2, 1);
  private static final CheckedModel MODEL = flatten().classify(2).check(SHAPE);
  private static final Training TRAINING = adam(0.1).batch(2);
  private static final ImageData DATA =
      ImageData.of(new float[] {0, 1, 1, 0}, new int[] {0, 1}, SHAPE);
  private static final TrialTask TASK = task(MODEL, TRAINING, Rows.all(2), Rows.of());
  private static final Map<Class<?>, Object> ANY =
      Map.ofEntries(
          Map.entry(int.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(float.class, 1f),
          Map.entry(byte[].class, new byte[2]),
          Map.entry(float[].class, new float[2]),
          Map.entry(String.class, "cpu"),
          Map.entry(Path.class, Path.of("never-written.foldwise")),
          Map.entry(Map.class, Map.of()),
          Map.entry(List.class, List.of("a", "b")),
          Map.entry(Optional.class, Optional.empty()),
          Map.entry(OptionalLong.class, OptionalLong.empty()),
          Map.entry(CheckedModel.class, MODEL),
          Map.entry(Training.class, TRAINING),
          Map.entry(ImageData.class, DATA),
          Map.entry(BufferedImage.class, new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY)),
          Map.entry(TrialTask.class, TASK),
          Map.entry(TrialListener.class, TrialListener.NONE),
          Map.entry(TrainedPixels.class, new TrainedPixels(true, 0, 1)),
          Map.entry(Device.class, Device.CPU),
          Map.entry(Precision.class, Precision.FLOAT32));

  private CompiledModel compiled;
  private TrainedModel trained;
  private Predictor predictor;

  @BeforeAll
  void train() {
    compiled = CompiledModel.compile(MODEL, TRAINING);
    trained = compiled.train(DATA, 1);
    predictor = trained.predictor();
  }

  @AfterAll
  void close() {
    predictor.close();
    trained.close();
    compiled.close();
  }

  /** Each reference parameter of each public method and constructor of the exported packages. */
  static Stream<Arguments> references() {
    return Stream.of(
            CompiledModel.class,
            TrainedModel.class,
            Predictor.class,
            Prediction.class,
            TensorFlowTrainer.class,
            TensorFlowProvider.class,
            Device.class,
            Devices.class,
            TensorFlowVersion.class)
        .flatMap(
            type -> Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getConstructors())))
        .filter(call -> call.getDeclaringClass().getPackageName().startsWith("io.github.foldwise"))
        .filter(call -> !call.getName().equals("equals"))
        .flatMap(
            call ->
                IntStream.range(0, call.getParameterCount())
                    .filter(i -> !call.getParameterTypes()[i].isPrimitive())
                    .mapToObj(i -> arguments(call, i)));
  }

  @ParameterizedTest(name = "{0}, argument {1}")
  @MethodSource("references")
  void null_is_named(Executable call, int argument) {
    Class<?>[] types = call.getParameterTypes();
    Object[] values = Stream.of(types).map(ANY::get).toArray();
    values[argument] = null;

    assertThatThrownBy(() -> invoke(call, values))
        .isInstanceOf(NullPointerException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .matches("[a-z][A-Za-z]+");
  }

  Stream<Arguments> wrongValues() {
    ImageData large = labelled(2_147_483_646);
    TrialTask beyond = task(MODEL, TRAINING, Rows.of(0, 2), Rows.of());
    TrialTask before = task(MODEL, TRAINING, Rows.all(2), Rows.of(-1));
    TrialTask other = task(MODEL, TRAINING.batch(1), Rows.all(2), Rows.of());
    String classes =
        "labels: expected classes from 0 to 1, found class 2147483646.\n"
            + "  End the model with classify(2147483647).";
    String threads = "threads: expected at least 1, found 0.\n  Use 1: its bits can be repeated.";
    return Stream.of(
        wrong("train: a label", () -> compiled.train(large, 1), classes),
        wrong("evaluate: a label", () -> trained.evaluate(large), classes),
        wrong("metrics: a label", () -> trained.metrics(large), classes),
        wrong(
            "predict: NaN",
            () -> trained.predict(new float[] {0, Float.NaN}),
            "pixel 1 of row 0: expected a finite number, found NaN.\n"
                + "  Replace missing pixels, for example by 0."),
        wrong(
            "train: rows beyond the data",
            () -> compiled.train(beyond, TrialListener.NONE),
            "training rows: expected rows from 0 to 1, found row 2.\n"
                + "  Choose rows of these images."),
        wrong(
            "train: rows before the data",
            () -> compiled.train(before, TrialListener.NONE),
            "validation rows: expected rows from 0 to 1, found row -1.\n"
                + "  Choose rows of these images."),
        wrong(
            "train: another training",
            () -> compiled.train(other, TrialListener.NONE),
            "task: expected the model and the training that were compiled, found others.\n"
                + "  Compile those of the task."),
        wrong(
            "of: a weight is missing",
            () -> compiled.of(Map.of("dense_1/bias", new float[2])),
            "weight dense_1/kernel: expected its 4 values, found none.\n"
                + "  Give the values of all weights, as TrainedModel.weights() does."),
        wrong(
            "weight: unknown",
            () -> trained.weight("dense_1/bais"),
            "weight: expected one of dense_1/kernel, dense_1/bias, found 'dense_1/bais'.\n"
                + "  Did you mean 'dense_1/bias'?"),
        wrong(
            "withClassNames: too few",
            () -> trained.withClassNames(List.of("a")),
            "class names: expected one for each of the model's 2 classes, found 1.\n"
                + "  Name all classes, in the order of their numbers."),
        wrong(
            "withClassNames: one twice",
            () -> trained.withClassNames(List.of("a", "a")),
            "class names: expected another name for each class, found 'a' for classes 0 and 1.\n"
                + "  Rename one of them."),
        wrong(
            "images of fewer names than classes",
            () -> DATA.withClassNames(List.of("a")),
            "class names: expected a name for each class from 0 to 1, found 1.\n"
                + "  Name all classes, in the order of their numbers."),
        wrong("no thread", () -> CompiledModel.compile(MODEL, TRAINING, Device.CPU, 0), threads),
        wrong("trainer: no thread", () -> new TensorFlowTrainer(Device.CPU, 0), threads),
        wrong("devices: no thread", () -> Devices.list(0), threads),
        wrong("device: no thread", () -> Devices.choose("cpu", 0), threads),
        wrong(
            "load: no thread",
            () -> TrainedModel.load(Path.of("never-read.foldwise"), Device.CPU, 0),
            threads),
        wrong(
            "a device that is none",
            () -> new Device("cuda:x", "", OptionalLong.empty()),
            "device: expected cpu or cuda:N, found 'cuda:x'.\n"
                + "  Take one of Devices.list(threads)."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongValues")
  void anything_else_is_refused(String name, ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(RefusedException.class).hasMessage(message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nullWithin")
  void null_within_an_argument_is_named(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }

  Stream<Arguments> nullWithin() {
    return Stream.of(
        arguments(
            "the values of weight dense_1/bias",
            (ThrowingCallable)
                () -> compiled.train(DATA, 1, Collections.singletonMap("dense_1/bias", null))),
        arguments(
            "the name of a weight",
            (ThrowingCallable)
                () -> trained.withWeights(Collections.singletonMap(null, new float[2])).close()),
        arguments("trainingRows", (ThrowingCallable) () -> task(MODEL, TRAINING, null, Rows.of())));
  }

  private Object invoke(Executable call, Object[] values) throws Throwable {
    try {
      if (call instanceof Constructor<?> constructor) {
        return constructor.newInstance(values);
      }
      return ((Method) call).invoke(receiver(call), values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object receiver(Executable call) {
    Class<?> type = call.getDeclaringClass();
    if (Modifier.isStatic(call.getModifiers())) {
      return null;
    }
    return Stream.of(
            compiled,
            trained,
            predictor,
            new TensorFlowTrainer(Device.CPU, 1),
            new TensorFlowProvider(),
            Device.CPU)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static Arguments wrong(String name, ThrowingCallable call, String message) {
    return arguments(name, call, message);
  }

  private static TrialTask task(CheckedModel model, Training training, Rows rows, Rows heldOut) {
    return new TrialTask(model, training, DATA, rows, heldOut, Optional.empty(), 1);
  }

  private static ImageData labelled(int label) {
    return ImageData.of(new float[2], new int[] {label}, SHAPE);
  }
}
