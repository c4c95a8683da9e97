package io.github.foldwise.onnx;

import io.github.foldwise.layer.Window;

/** A named number or list of numbers of a node: ONNX's {@code AttributeProto}. */
final class Attribute {
  private static final int NAME = 1;
  private static final int FLOAT = 2;
  private static final int INT = 3;
  private static final int INTS = 8;
  private static final int TYPE = 20;
  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;

  private Attribute() {}

  static ProtoMessage of(String name, double value) {
    return new ProtoMessage().with(NAME, name).with(FLOAT, (float) value).with(TYPE, TYPE_FLOAT);
  }

  static ProtoMessage of(String name, int value) {
    return new ProtoMessage().with(NAME, name).with(INT, value).with(TYPE, TYPE_INT);
  }

  static ProtoMessage of(String name, int[] values) {
    ProtoMessage attribute = new ProtoMessage().with(NAME, name);
    for (int value : values) {
      attribute.with(INTS, value);
    }
    return attribute.with(TYPE, TYPE_INTS);
  }

  /** Height and width. */
  static ProtoMessage of(String name, Window window) {
    return of(name, new int[] {window.height(), window.width()});
  }
}
