package io.github.foldwise.tensorboard;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.split.KFold.kFold;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import io.github.foldwise.experiment.Experiment;
import io.github.foldwise.experiment.Warning;
import io.github.foldwise.fixtures.RunBytes;
import io.github.foldwise.run.ResultRow;
import io.github.foldwise.run.Run;
import io.github.foldwise.run.RunListener;
import io.github.foldwise.run.RunResult;
import io.github.foldwise.sweep.Param;
import io.github.foldwise.trial.StepResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

class TensorBoardTest {
  private static final Param<Double> DROPOUT = Param.of("dropout", 0.5);
  private static final Clock NOW =
      Clock.fixed(Instant.ofEpochSecond(1_795_929_507), ZoneOffset.UTC);

  private static final DataSet DATA =
      new DataSet("toy", "Toy images", images(), Optional.empty(), List.of("ant", "bee", "cat"));

  private static final Experiment EXPERIMENT =
      Experiment.named("toy")
          .data(locations -> DATA)
          .model(p -> conv(2, 3).relu().flatten().dropout(p.get(DROPOUT)).classify(3))
          .training(p -> adam(1e-3).epochs(3).batch(2))
          .folds(p -> kFold(2).shuffled(42))
          .ablate(DROPOUT, 0.2, 0.5);

  private static Path shared; // a run and its logs, for tests that only read
  private static RunResult result;

  @TempDir Path folder;

  @BeforeAll
  static void runOnce(@TempDir Path given) {
    shared = given;
    result = run(given, TensorBoard.in(given.resolve("logs")).everySteps(5).histograms());
  }

  @Test
  void training_and_validation_of_a_trial_have_the_same_tags_in_runs_beside_each_other() {
    Path fold = logs().resolve("baseline").resolve("fold_2");
    assertThat(Events.scalars(fold.resolve("train"), "epoch_loss"))
        .isEqualTo(Map.of(1L, 2f, 2L, 1f, 3L, 2f / 3));
    assertThat(Events.scalars(fold.resolve("validation"), "epoch_loss"))
        .isEqualTo(Map.of(1L, 1f, 2L, 2f / 3, 3L, 0.5f));
    assertThat(Events.scalars(fold.resolve("validation"), "epoch_accuracy"))
        .isEqualTo(Map.of(1L, 0.5f, 2L, 1 - 1f / 3, 3L, 0.75f));
    assertThat(Events.scalars(fold.resolve("train"), "epoch_learning_rate"))
        .isEqualTo(Map.of(1L, 1f, 2L, 0.5f, 3L, 1f / 3));
    assertThat(Events.tags(fold.resolve("train")))
        .containsExactly(
            "conv_1/kernel",
            "epoch_accuracy",
            "epoch_data_loss",
            "epoch_learning_rate",
            "epoch_loss");
    assertThat(Events.tags(fold.resolve("validation")))
        .containsExactly("confusion_matrix", "epoch_accuracy", "epoch_data_loss", "epoch_loss");
  }

  @Test
  void the_first_step_and_every_nth_are_shown() {
    Path steps = logs().resolve("baseline").resolve("fold_1").resolve("steps");
    assertThat(Events.scalars(steps, "batch_loss")).isEqualTo(Map.of(1L, 2f, 5L, 0.4f, 10L, 0.2f));
    assertThat(Events.scalars(steps, "batch_accuracy"))
        .isEqualTo(Map.of(1L, 0f, 5L, 0.8f, 10L, 0.9f));
    assertThat(Events.scalars(steps, "batch_learning_rate"))
        .isEqualTo(Map.of(1L, 1f, 5L, 0.2f, 10L, 0.1f));
  }

  @Test
  void steps_below_one_are_refused() {
    assertThatThrownBy(() -> TensorBoard.in(ownLogs()).everySteps(0))
        .isInstanceOf(RefusedException.class)
        .hasMessage(
            "steps of TensorBoard: expected at least 1, found 0.\n"
                + "  Write .everySteps(1) for every step.");
  }

  @Test
  void every_file_begins_with_its_version_and_the_start_of_a_session_at_its_first_step() {
    List<Path> files = eventFiles(logs());
    assertThat(files).hasSize(1 + 2 + 4 * 3);
    for (Path file : files) {
      List<Event> events = Events.in(file);
      assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
      assertThat(events.get(1).getSessionLog().getStatus())
          .isEqualTo(SessionLog.SessionStatus.START);
      assertThat(events.get(1).getStep()).isEqualTo(events.get(2).getStep());
    }
  }

  @Test
  void a_resumed_run_shows_what_one_without_a_stop_shows() {
    TensorBoard board = TensorBoard.in(ownLogs()).everySteps(5);
    Run run = Run.of(EXPERIMENT).in(folder.resolve("run")).with(new ToyTrainer()).jobs(1);
    StopAt stop = new StopAt(10); // in the third epoch, of which no checkpoint exists
    run.listener(board.at(NOW)).listener(stop).execute();
    Path fold = ownLogs().resolve("baseline").resolve("fold_1");
    assertThat(Events.scalars(fold.resolve("steps"), "batch_loss"))
        .isEqualTo(Map.of(1L, 2f, 5L, 0.4f, 10L, 0.2f));

    Clock setBack = Clock.offset(NOW, Duration.ofHours(-1));
    run.listener(board.at(setBack)).execute();

    assertThat(Events.files(fold.resolve("steps"))).hasSize(2);
    assertThat(Events.scalars(fold.resolve("steps"), "batch_loss"))
        .isEqualTo(Map.of(1L, 2f, 5L, 0.4f, 9L, 2f / 9, 10L, 0.2f)); // its first step, too
    for (String set : List.of("train", "validation")) {
      assertThat(Events.scalars(fold.resolve(set), "epoch_loss"))
          .isEqualTo(
              Events.scalars(
                  logs().resolve("baseline").resolve("fold_1").resolve(set), "epoch_loss"))
          .hasSize(3);
    }
  }

  @Test
  void a_trial_that_is_trained_anew_withdraws_what_it_showed() {
    TensorBoard board = TensorBoard.in(ownLogs()).everySteps(1);
    board.opened(EXPERIMENT.check(DATA));
    board.trialStarted("baseline", 1, 1);
    board.stepTaken("baseline", 1, 1, ToyTrainer.step(1));
    board.stepTaken("baseline", 1, 1, ToyTrainer.step(2));
    board.trialStarted("baseline", 1, 1); // memory was too small
    board.stepTaken("baseline", 1, 1, ToyTrainer.step(1));

    Path steps = ownLogs().resolve("baseline").resolve("fold_1").resolve("steps");
    assertThat(Events.files(steps)).hasSize(1);
    assertThat(Events.scalars(steps, "batch_loss")).isEqualTo(Map.of(1L, 2f));
  }

  @Test
  void a_finished_run_is_shown_from_its_tables_and_once_more_adds_no_files() {
    run(shared, TensorBoard.in(ownLogs()));
    int files = eventFiles(ownLogs()).size();
    run(shared, TensorBoard.in(ownLogs()));

    assertThat(eventFiles(ownLogs())).hasSize(files);
    Path trial = Path.of("dropout=0.2", "fold_1");
    for (String set : List.of("train", "validation")) {
      Path live = logs().resolve(trial).resolve(set);
      Path later = ownLogs().resolve(trial).resolve(set);
      for (String tag : List.of("epoch_loss", "epoch_data_loss", "epoch_accuracy")) {
        assertThat(Events.scalars(later, tag)).isEqualTo(Events.scalars(live, tag)).hasSize(3);
      }
    }
    assertThat(Events.value(ownLogs().resolve(trial).resolve("validation"), "confusion_matrix"))
        .isEqualTo(Events.value(logs().resolve(trial).resolve("validation"), "confusion_matrix"))
        .isPresent();
    assertThat(ownLogs().resolve(trial).resolve("steps")).doesNotExist();
  }

  @Test
  void the_confusion_matrix_of_a_fold_is_an_image() throws IOException {
    Path validation = logs().resolve("baseline").resolve("fold_1").resolve("validation");
    Summary.Value value = Events.value(validation, "confusion_matrix").orElseThrow();
    assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("images");
    assertThat(value.getTensor().getDtype()).isEqualTo(DataType.DT_STRING);
    List<ByteString> parts = value.getTensor().getStringValList();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(parts.get(2).toByteArray()));
    assertThat(parts.get(0).toStringUtf8()).isEqualTo(String.valueOf(image.getWidth()));
    assertThat(parts.get(1).toStringUtf8()).isEqualTo(String.valueOf(image.getHeight()));
  }

  @Test
  void the_report_is_a_text_and_its_plots_are_images() throws IOException {
    Summary.Value report = Events.value(logs(), "report").orElseThrow();
    assertThat(report.getMetadata().getPluginData().getPluginName()).isEqualTo("text");
    assertThat(report.getTensor().getTensorShape().getDimCount()).isZero();
    assertThat(report.getTensor().getStringVal(0).toStringUtf8())
        .startsWith("# toy\n")
        .contains("\n*One random image of each class, with its name (image plots/samples)*\n")
        .doesNotContain("![");
    Summary.Value samples = Events.value(logs(), "plots/samples").orElseThrow();
    assertThat(samples.getTensor().getStringVal(2).toByteArray())
        .isEqualTo(Files.readAllBytes(result.directory().resolve("plots/samples.png")));
  }

  @Test
  void a_variant_has_its_parameters_its_mean_score_and_its_interval() {
    ResultRow row = result.table("dropout").row("dropout=0.2");
    Path variant = logs().resolve("dropout=0.2");
    assertThat(Events.scalars(variant, "accuracy"))
        .isEqualTo(Map.of(0L, (float) row.mean().orElseThrow()));
    assertThat(Events.tags(variant))
        .containsExactly(
            "_hparams_/session_end_info",
            "_hparams_/session_start_info",
            "accuracy",
            "accuracy/high",
            "accuracy/low",
            "loss");
    Summary.Value start = Events.value(variant, "_hparams_/session_start_info").orElseThrow();
    assertThat(start.getMetadata().getPluginData().getPluginName()).isEqualTo("hparams");
    // TensorBoard 2.21: HParamsPluginData(session_start_info=SessionStartInfo(
    //   hparams={"dropout": Value(number_value=0.2)}, group_name="dropout=0.2",
    //   start_time_secs=1795929507)).SerializeToString()
    assertThat(start.getMetadata().getPluginData().getContent())
        .isEqualTo(
            ByteString.fromHex(
                "1a2c0a140a0764726f706f75741209119a9999999999c93f220b64726f706f75743d302e32290000"
                    + "c068edc2da41"));
    Summary.Value columns = Events.value(logs(), "_hparams_/experiment").orElseThrow();
    assertThat(columns.getMetadata().getPluginData().getContent())
        .isEqualTo(
            ByteString.fromHex(
                "12a701190000c068edc2da4122250a0764726f706f757420032a160a0911000000000000e03f0a09"
                    + "119a9999999999c93f38012a180a0a120861636375726163791a08616363757261637928022a200a"
                    + "0e120c61636375726163792f6c6f771a0c61636375726163792f6c6f7728022a220a0f120d616363"
                    + "75726163792f686967681a0d61636375726163792f6869676828022a100a0612046c6f73731a046c"
                    + "6f737328023203746f79"));
  }

  @Test
  void weights_are_histograms_if_they_are_asked_for() {
    Path train = logs().resolve("baseline").resolve("fold_1").resolve("train");
    Summary.Value value = Events.value(train, "conv_1/kernel").orElseThrow();
    assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("histograms");
    List<Double> bins = value.getTensor().getDoubleValList();
    assertThat(value.getTensor().getTensorShape().getDim(0).getSize()).isEqualTo(30);
    assertThat(bins.subList(0, 3)).containsExactly(1.0, 1 + 4 / 30.0, 1.0);
    assertThat(bins.subList(87, 90)).containsExactly(1 + 4 * 29 / 30.0, 5.0, 1.0);
  }

  @Test
  void a_model_is_a_graph_of_its_layers() throws IOException {
    List<GraphDef> graphs = new ArrayList<>();
    for (Event event : Events.shown(logs().resolve("baseline"))) {
      if (!event.getGraphDef().isEmpty()) {
        graphs.add(GraphDef.parseFrom(event.getGraphDef()));
      }
    }
    assertThat(graphs).hasSize(1);
    assertThat(graphs.get(0).getNodeList())
        .extracting(NodeDef::getName, NodeDef::getOp, node -> List.copyOf(node.getInputList()))
        .containsExactly(
            tuple("input", "images", List.of()),
            tuple("conv_1", "conv, relu", List.of("input")),
            tuple("flatten_1", "flatten", List.of("conv_1")),
            tuple("dropout_1", "dropout", List.of("flatten_1")),
            tuple("dense_1", "dense, softmax", List.of("dropout_1")));
  }

  @Test
  void files_that_cannot_be_written_cost_a_warning_and_nothing_else() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    List<Warning> warnings = new ArrayList<>();
    run(folder, TensorBoard.in(file).warnings(warnings::add));

    assertThat(warnings)
        .containsExactly(
            new Warning(
                "TensorBoard",
                "Its files in %s cannot be written (java.nio.file.FileAlreadyExistsException: %s)."
                    .formatted(file, file),
                "The run goes on without them; its results do not depend on them."));
    assertThat(file).isEmptyFile();
    assertThat(RunBytes.of(folder.resolve("run"))).isEqualTo(RunBytes.of(shared.resolve("run")));
  }

  @Test
  void the_results_of_a_run_are_the_same_without_it() throws IOException {
    Path without = folder.resolve("run");
    Run.of(EXPERIMENT).in(without).with(new ToyTrainer()).jobs(1).execute();

    assertThat(RunBytes.of(shared.resolve("run"))).isEqualTo(RunBytes.of(without));
  }

  @Test
  void fresh_deletes_the_files_of_this_experiment_alone() throws IOException {
    TensorBoard board = TensorBoard.in(ownLogs());
    board.opened(EXPERIMENT.check(DATA));
    board.stepTaken("baseline", 1, 1, ToyTrainer.step(1));
    Path other = Files.createDirectories(ownLogs().resolve("other"));
    Path kept =
        Files.createFile(other.resolve("events.out.tfevents.1795929507.000000042.foldwise"));
    Path foreign = Files.createFile(ownLogs().resolve("baseline").resolve("notes.txt"));
    assertThat(eventFiles(ownLogs())).hasSize(1 + 2 + 1 + 1);
    board.fresh().opened(EXPERIMENT.check(DATA));

    assertThat(eventFiles(ownLogs())).hasSize(1 + 2 + 1).contains(kept);
    assertThat(foreign).exists();
    assertThat(ownLogs().resolve("baseline").resolve("fold_1")).doesNotExist();
  }

  @Test
  void it_prints_its_folder() {
    assertThat(TensorBoard.in(Path.of("logs"))).hasToString("TensorBoard in logs");
  }

  private static RunResult run(Path folder, TensorBoard board) {
    return Run.of(EXPERIMENT)
        .in(folder.resolve("run"))
        .with(new ToyTrainer())
        .jobs(2)
        .listener(board.at(NOW))
        .execute();
  }

  private static Path logs() {
    return shared.resolve("logs");
  }

  private Path ownLogs() {
    return folder.resolve("logs");
  }

  private static List<Path> eventFiles(Path logs) {
    try (Stream<Path> paths = Files.walk(logs)) {
      return paths.filter(EventFile::isEventFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops a run after so many steps. */
  private static final class StopAt implements RunListener {
    private final int last;
    private int steps;

    StopAt(int last) {
      this.last = last;
    }

    @Override
    public void stepTaken(String variant, int repeat, int fold, StepResult step) {
      steps++;
    }

    @Override
    public boolean stopRequested() {
      return steps >= last;
    }
  }

  private static ImageData images() {
    byte[] pixels = new byte[12 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (37 * i);
    }
    return ImageData.of(
        pixels, IntStream.range(0, 12).map(row -> row % 3).toArray(), Shape.image(4, 4, 1));
  }
}
