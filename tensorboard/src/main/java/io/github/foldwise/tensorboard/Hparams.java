package io.github.foldwise.tensorboard;

import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.github.foldwise.experiment.CheckedExperiment;
import io.github.foldwise.experiment.CheckedVariant;
import io.github.foldwise.sweep.Setting;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.Summary;

/** What the HParams plugin shows: a row for each variant, with its parameters and figures. */
final class Hparams {
  private static final String PLUGIN = "hparams";

  /** Numbers of the fields in TensorBoard's {@code plugin_data.proto} and {@code api.proto}. */
  private static final int EXPERIMENT = 2;

  private static final int SESSION_START = 3;
  private static final int SESSION_END = 4;
  private static final int SUCCESS = 1;
  private static final int VALIDATION = 2;

  private Hparams() {}

  /** The columns: all parameters that a variant reads, and the names of the figures. */
  static Summary.Value columns(CheckedExperiment experiment, List<String> figures, double seconds) {
    Proto columns = new Proto().real(3, seconds).text(6, experiment.name());
    valuesByName(experiment)
        .forEach((name, values) -> columns.message(4, parameter(name, List.copyOf(values))));
    figures.forEach(
        figure ->
            columns.message(
                5,
                new Proto()
                    .message(1, new Proto().text(2, figure))
                    .text(3, figure)
                    .number(5, VALIDATION)));
    return Values.content(
        "_hparams_/experiment", PLUGIN, new Proto().message(EXPERIMENT, columns).bytes());
  }

  /** A row: a variant and its parameters. */
  static Summary.Value begin(CheckedVariant variant, double seconds) {
    Proto start = new Proto().text(4, variant.variant().name()).real(5, seconds);
    for (Setting<?> setting : variant.parameters()) {
      start.message(
          1, new Proto().text(1, setting.param().name()).message(2, value(setting.value())));
    }
    return Values.content(
        "_hparams_/session_start_info", PLUGIN, new Proto().message(SESSION_START, start).bytes());
  }

  /** The end of a row: its figures are final. */
  static Summary.Value end(double seconds) {
    return Values.content(
        "_hparams_/session_end_info",
        PLUGIN,
        new Proto().message(SESSION_END, new Proto().number(1, SUCCESS).real(2, seconds)).bytes());
  }

  private static Map<String, Set<Object>> valuesByName(CheckedExperiment experiment) {
    Map<String, Set<Object>> values = new LinkedHashMap<>();
    for (CheckedVariant variant : experiment.variants()) {
      for (Setting<?> setting : variant.parameters()) {
        values
            .computeIfAbsent(setting.param().name(), name -> new LinkedHashSet<>())
            .add(setting.value());
      }
    }
    return values;
  }

  /**
   * Its type and the values that it takes, which TensorBoard filters by. Those that differ are the
   * columns that it shows first.
   */
  private static Proto parameter(String name, List<Object> values) {
    ListValue.Builder all = ListValue.newBuilder();
    values.forEach(value -> all.addValues(value(value)));
    return new Proto()
        .text(1, name)
        .number(4, type(values.get(0)))
        .message(5, all.build())
        .number(7, values.size() > 1 ? 1 : 0);
  }

  private static int type(Object value) {
    if (value instanceof Boolean) {
      return 2;
    }
    return value instanceof Number ? 3 : 1;
  }

  private static Value value(Object value) {
    Value.Builder of = Value.newBuilder();
    if (value instanceof Boolean flag) {
      of.setBoolValue(flag);
    } else if (value instanceof Number number) {
      of.setNumberValue(number.doubleValue());
    } else {
      of.setStringValue(Setting.text(value));
    }
    return of.build();
  }
}
