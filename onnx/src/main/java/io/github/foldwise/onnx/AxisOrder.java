package io.github.foldwise.onnx;

import java.util.List;

/** A tensor's values after its axes have changed places. */
final class AxisOrder {
  private AxisOrder() {}

  /**
   * Row-major values with their axes in another order.
   *
   * @param order for each axis of the result, the one that it was
   */
  static float[] changed(float[] values, List<Integer> dims, int... order) {
    int axes = dims.size();
    int[] stepOf = new int[axes]; // between neighbours along an axis, before
    int step = 1;
    for (int axis = axes - 1; axis >= 0; axis--) {
      stepOf[axis] = step;
      step *= dims.get(axis);
    }
    float[] changed = new float[values.length];
    int[] index = new int[axes]; // of the result
    int from = 0;
    for (int to = 0; to < changed.length; to++) {
      changed[to] = values[from];
      for (int axis = axes - 1; axis >= 0; axis--) {
        from += stepOf[order[axis]];
        if (++index[axis] < dims.get(order[axis])) {
          break;
        }
        from -= index[axis] * stepOf[order[axis]];
        index[axis] = 0;
      }
    }
    return changed;
  }
}
