package io.github.foldwise.datasets.store;

import io.github.foldwise.data.Shape;
import io.github.foldwise.data.Sizes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What the images of a store have in common. */
record Form(Shape shape, boolean bytes) {
  static Form read(DataInputStream in) throws IOException {
    return new Form(Shape.image(in.readInt(), in.readInt(), in.readInt()), in.readBoolean());
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(shape.height());
    out.writeInt(shape.width());
    out.writeInt(shape.channels());
    out.writeBoolean(bytes);
  }

  /** Bytes of one image in the file. */
  long rowBytes() {
    return (long) shape.size() * (bytes ? 1 : Float.BYTES);
  }

  /** Bytes of so many images; {@code Long.MAX_VALUE} if there are more. */
  long bytes(int rows) {
    return Sizes.product(
        List.of(rows, shape.height(), shape.width(), shape.channels(), bytes ? 1 : Float.BYTES));
  }

  /** The same with other channels. */
  Form channels(int channels) {
    return new Form(Shape.image(shape.height(), shape.width(), channels), bytes);
  }
}
