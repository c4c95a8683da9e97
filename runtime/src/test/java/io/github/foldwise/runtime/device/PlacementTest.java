package io.github.foldwise.runtime.device;

import static io.github.foldwise.model.Layers.conv;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.ToyImages;
import io.github.foldwise.runtime.TrainedModel;
import io.github.foldwise.runtime.graph.ImageSource;
import io.github.foldwise.runtime.head.ModelGraph;
import io.github.foldwise.training.Training;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.NodeDef;

/** The device on which the ops of a graph are to run. */
class PlacementTest {
  private static final CheckedModel MODEL =
      conv(4, 5) // whose window suits no tiles, on any processor
          .relu()
          .l1l2(1e-5, 1e-4)
          .bn()
          .pool(2)
          .flatten()
          .dense(8)
          .relu()
          .dropout(0.2)
          .classify(ToyImages.CLASSES)
          .check(ToyImages.IMAGE);
  private static final Training TRAINING = adam(0.01).epochs(2).batch(8).averageWeights(0.9);

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({"cpu, /device:CPU:0", "cuda:0, /device:GPU:0", "cuda:1, /device:GPU:1"})
  void every_op_of_a_graph_is_placed_on_its_device(String device, String place) {
    for (ImageSource source : ImageSource.values()) {
      assertThat(nodes(named(device), source))
          .isNotEmpty()
          .allSatisfy(node -> assertThat(node.getDevice()).as(node.getName()).isEqualTo(place));
    }
  }

  /** So does each op without a GPU kernel, if there is a GPU. */
  @Test
  void an_op_whose_device_cannot_run_it_runs_on_the_cpu_with_the_same_bits() {
    assumeTrue(Devices.list(1).size() == 1, "there is a GPU: its figures are its own");

    Map<String, float[]> onCpu = weightsAfterTraining(Device.CPU);

    assertThat(weightsAfterTraining(Device.cuda(0, 0))).usingRecursiveComparison().isEqualTo(onCpu);
  }

  private static Device named(String name) {
    return name.equals("cpu")
        ? Device.CPU
        : Device.cuda(Integer.parseInt(name.substring("cuda:".length())), 0);
  }

  /** All but the one that the export of a graph adds. */
  private static List<NodeDef> nodes(Device device, ImageSource source) {
    try (ModelGraph graph = new ModelGraph(MODEL, TRAINING, device, source)) {
      return graph.graph().toGraphDef().getNodeList().stream()
          .filter(node -> !node.getName().equals("Init"))
          .toList();
    }
  }

  private static Map<String, float[]> weightsAfterTraining(Device device) {
    try (CompiledModel compiled = CompiledModel.compile(MODEL, TRAINING, device, 1);
        TrainedModel trained = compiled.train(ToyImages.of(40), 3)) {
      return trained.weights();
    }
  }
}
