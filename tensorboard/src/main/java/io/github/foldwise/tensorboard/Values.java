package io.github.foldwise.tensorboard;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.List;
import org.tensorflow.proto.DataClass;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Values as TensorBoard's plugins read them. */
final class Values {
  private static final int WIDTH_IN_PNG = 16; // behind the signature and the header's length
  private static final int HEIGHT_IN_PNG = 20;

  private Values() {}

  static Summary.Value scalar(String tag, float value) {
    return Summary.Value.newBuilder().setTag(tag).setSimpleValue(value).build();
  }

  /** A text in Markdown. */
  static Summary.Value text(String tag, String markdown) {
    return value(tag, "text", DataClass.DATA_CLASS_TENSOR, strings(shape(), markdown(markdown)));
  }

  /** An image in PNG format, whose size is in its header. */
  static Summary.Value image(String tag, byte[] png) {
    ByteBuffer header = ByteBuffer.wrap(png);
    return value(
        tag,
        "images",
        DataClass.DATA_CLASS_BLOB_SEQUENCE,
        strings(
            shape(3),
            List.of(
                number(header.getInt(WIDTH_IN_PNG)),
                number(header.getInt(HEIGHT_IN_PNG)),
                ByteString.copyFrom(png))));
  }

  static Summary.Value histogram(String tag, Histogram histogram) {
    TensorProto.Builder rows =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_DOUBLE)
            .setTensorShape(shape(histogram.bins().size(), 3));
    for (Histogram.Bin bin : histogram.bins()) {
      rows.addDoubleVal(bin.low()).addDoubleVal(bin.high()).addDoubleVal((double) bin.count());
    }
    return value(tag, "histograms", DataClass.DATA_CLASS_TENSOR, rows);
  }

  /** Data of a plugin that is all in the metadata. */
  static Summary.Value content(String tag, String plugin, ByteString content) {
    return Summary.Value.newBuilder()
        .setTag(tag)
        .setMetadata(
            SummaryMetadata.newBuilder()
                .setDataClass(DataClass.DATA_CLASS_TENSOR)
                .setPluginData(
                    SummaryMetadata.PluginData.newBuilder()
                        .setPluginName(plugin)
                        .setContent(content)))
        .setTensor(
            TensorProto.newBuilder()
                .setDtype(DataType.DT_FLOAT)
                .setTensorShape(shape())
                .addFloatVal(0))
        .build();
  }

  private static Summary.Value value(
      String tag, String plugin, DataClass dataClass, TensorProto.Builder tensor) {
    return Summary.Value.newBuilder()
        .setTag(tag)
        .setMetadata(
            SummaryMetadata.newBuilder()
                .setDataClass(dataClass)
                .setPluginData(SummaryMetadata.PluginData.newBuilder().setPluginName(plugin)))
        .setTensor(tensor)
        .build();
  }

  private static TensorProto.Builder strings(
      TensorShapeProto.Builder shape, List<ByteString> values) {
    return TensorProto.newBuilder()
        .setDtype(DataType.DT_STRING)
        .setTensorShape(shape)
        .addAllStringVal(values);
  }

  private static List<ByteString> markdown(String text) {
    return List.of(ByteString.copyFromUtf8(text));
  }

  private static ByteString number(int value) {
    return ByteString.copyFromUtf8(String.valueOf(value));
  }

  private static TensorShapeProto.Builder shape(int... sizes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (int size : sizes) {
      shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return shape;
  }
}
