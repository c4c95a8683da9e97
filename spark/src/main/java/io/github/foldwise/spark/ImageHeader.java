package io.github.foldwise.spark;

import io.github.foldwise.data.ImageData;
import io.github.foldwise.data.Shape;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What describes images apart from their pixels. */
final class ImageHeader {
  private final Shape shape;
  private final boolean areBytes;
  private final int rowsOfPart;
  private final int[] labels;
  private final float[] weights; // empty if all rows weigh the same
  private final List<String> classNames;

  private ImageHeader(
      Shape shape,
      boolean areBytes,
      int rowsOfPart,
      int[] labels,
      float[] weights,
      List<String> classNames) {
    this.shape = shape;
    this.areBytes = areBytes;
    this.rowsOfPart = rowsOfPart;
    this.labels = labels;
    this.weights = weights;
    this.classNames = classNames;
  }

  static ImageHeader of(ImageData images, int rowsOfPart) {
    return new ImageHeader(
        images.shape(),
        images.isBytes(),
        rowsOfPart,
        images.labels(),
        images.isWeighted() ? images.weights() : new float[0],
        images.classNames());
  }

  byte[] bytes() {
    return Encoded.bytes(this::write);
  }

  static ImageHeader read(byte[] bytes) {
    return Encoded.read(bytes, ImageHeader::read);
  }

  /** The images whose pixels these parts hold. */
  ImageData images(byte[][] parts) {
    ImageData images =
        ImageData.of(
            new PartedPixels(parts, labels.length, shape.size(), areBytes, rowsOfPart),
            labels,
            shape);
    ImageData weighted = weights.length == 0 ? images : images.withWeights(weights);
    return classNames.isEmpty() ? weighted : weighted.withClassNames(classNames);
  }

  private void write(DataOutputStream out) throws IOException {
    for (int size : shape.dims()) {
      out.writeInt(size);
    }
    out.writeBoolean(areBytes);
    out.writeInt(rowsOfPart);
    out.writeInt(labels.length);
    for (int label : labels) {
      out.writeInt(label);
    }
    out.writeInt(weights.length);
    for (float weight : weights) {
      out.writeFloat(weight);
    }
    Encoded.texts(out, classNames);
  }

  private static ImageHeader read(DataInputStream in) throws IOException {
    Shape shape = Shape.image(in.readInt(), in.readInt(), in.readInt());
    boolean areBytes = in.readBoolean();
    int rowsOfPart = in.readInt();
    int[] labels = new int[in.readInt()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = in.readInt();
    }
    float[] weights = new float[in.readInt()];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = in.readFloat();
    }
    return new ImageHeader(shape, areBytes, rowsOfPart, labels, weights, Encoded.texts(in));
  }
}
