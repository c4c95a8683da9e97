package io.github.foldwise.tensorboard;

import com.google.protobuf.ByteString;
import io.github.foldwise.canonical.Canonical;
import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.CheckedLayer;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.model.ModelTable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * A model as a graph with one node for each layer, which is what people look for: TensorFlow's own
 * graph of a training has hundreds. The layers of a residual block are within it.
 */
final class LayerGraph {
  private static final String INPUT = "input";

  private final GraphDef.Builder graph = GraphDef.newBuilder();
  private final Map<String, ModelTable.Row> rows;

  private LayerGraph(CheckedModel model) {
    this.rows =
        ModelTable.of(model).rows().stream()
            .collect(Collectors.toMap(ModelTable.Row::name, Function.identity()));
  }

  static GraphDef of(CheckedModel model) {
    LayerGraph graph = new LayerGraph(model);
    graph.graph.addNode(
        NodeDef.newBuilder()
            .setName(INPUT)
            .setOp("images")
            .putAttr("_output_shapes", shapes(model.input())));
    graph.chain(model.layers(), INPUT);
    return graph.graph.build();
  }

  /** Adds layers that follow each other; gives the name of the last node. */
  private String chain(List<CheckedLayer> layers, String input) {
    String last = input;
    for (CheckedLayer layer : layers) {
      last = add(layer, last);
    }
    return last;
  }

  private String add(CheckedLayer layer, String input) {
    NodeDef.Builder node = NodeDef.newBuilder().setName(layer.name());
    if (layer.block().isEmpty()) {
      node.addInput(input).putAttr("declaration", text(Canonical.of((Record) layer.layer())));
    } else {
      node.addInput(chain(layer.block(), input)).addInput(chain(layer.projection(), input));
    }
    ModelTable.Row row = rows.get(layer.name());
    graph.addNode(
        node.setOp(row.kind())
            .putAttr("_output_shapes", shapes(layer.output()))
            .putAttr("parameters", number(row.parameters()))
            .putAttr("trainable", number(row.trainable())));
    return layer.name();
  }

  /** With the number of images, which is not known: {@code ?×28×28×1}. */
  private static AttrValue shapes(Shape shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder().addDim(dim(-1));
    shape.dims().forEach(size -> sizes.addDim(dim(size)));
    return AttrValue.newBuilder().setList(AttrValue.ListValue.newBuilder().addShape(sizes)).build();
  }

  private static TensorShapeProto.Dim dim(long size) {
    return TensorShapeProto.Dim.newBuilder().setSize(size).build();
  }

  private static AttrValue text(String value) {
    return AttrValue.newBuilder().setS(ByteString.copyFromUtf8(value)).build();
  }

  private static AttrValue number(long value) {
    return AttrValue.newBuilder().setI(value).build();
  }
}
