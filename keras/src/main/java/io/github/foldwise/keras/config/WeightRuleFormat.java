package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Constraint.MaxNorm;
import io.github.foldwise.layer.Constraint.NonNegative;
import io.github.foldwise.layer.Constraint.UnitNorm;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightRule;

/** Options {@code kernel_initializer}, {@code kernel_regularizer}, {@code kernel_constraint}. */
final class WeightRuleFormat {
  private static final String REGULARIZERS = "keras.regularizers";
  private static final String CONSTRAINTS = "keras.constraints";

  private WeightRuleFormat() {}

  static void write(ObjectNode config, String weight, WeightRule rule) {
    config.set(weight + "_initializer", Initializers.write(rule.initializer()));
    config.set(weight + "_regularizer", write(rule.penalty()));
    config.set(weight + "_constraint", write(rule.constraint()));
  }

  static void write(ObjectNode config, ActivityPenalty activity) {
    config.set("activity_regularizer", write(activity.penalty()));
  }

  private static JsonNode write(Penalty penalty) {
    ObjectNode config = Serialized.JSON.objectNode();
    return penalty.isNone()
        ? NullNode.getInstance()
        : Serialized.of(
            REGULARIZERS, "L1L2", config.put("l1", penalty.l1()).put("l2", penalty.l2()));
  }

  private static JsonNode write(Constraint constraint) {
    ObjectNode config = Serialized.JSON.objectNode();
    if (constraint instanceof MaxNorm norm) {
      config.put("max_value", norm.max());
      axes(config.putArray("axis"), norm.axes());
      return Serialized.of(CONSTRAINTS, "MaxNorm", config);
    }
    if (constraint instanceof UnitNorm norm) {
      axes(config.putArray("axis"), norm.axes());
      return Serialized.of(CONSTRAINTS, "UnitNorm", config);
    }
    return constraint instanceof NonNegative
        ? Serialized.of(CONSTRAINTS, "NonNeg", config)
        : NullNode.getInstance();
  }

  private static void axes(ArrayNode json, Iterable<Integer> axes) {
    axes.forEach(json::add);
  }

  static WeightRule read(Options options, String weight, Initializer standard) {
    return new WeightRule(
        Initializers.read(options, weight + "_initializer", standard),
        penalty(options, weight + "_regularizer"),
        constraint(options, weight + "_constraint"));
  }

  /** The rule of a weight that does not exist: nothing follows from it. */
  static void ignore(Options options, String weight) {
    options.ignore(weight + "_initializer", weight + "_regularizer", weight + "_constraint");
  }

  static ActivityPenalty activity(Options options) {
    return new ActivityPenalty(penalty(options, "activity_regularizer"), Reduction.MEAN);
  }

  private static Penalty penalty(Options options, String key) {
    JsonNode value = options.raw(key);
    if (value.isMissingNode()) {
      return Penalty.NONE;
    }
    Options inner = new Options(options.at(key), Serialized.config(value), options.notes());
    Penalty penalty =
        switch (Serialized.kerasClass(value)) {
          case "L1", "l1" -> new Penalty(inner.number("l1", 0.01), 0);
          case "L2", "l2" -> new Penalty(0, inner.number("l2", 0.01));
          case "L1L2" -> new Penalty(inner.number("l1", 0), inner.number("l2", 0));
          case "l1_l2" -> new Penalty(inner.number("l1", 0.01), inner.number("l2", 0.01));
          default -> options.unknown(key, "L1, L2 or L1L2", inner, value, Penalty.NONE);
        };
    inner.requireAllRead();
    return penalty;
  }

  private static Constraint constraint(Options options, String key) {
    JsonNode value = options.raw(key);
    if (value.isMissingNode()) {
      return Constraint.NONE;
    }
    Options inner = new Options(options.at(key), Serialized.config(value), options.notes());
    Constraint constraint =
        switch (Serialized.kerasClass(value)) {
          case "MaxNorm", "max_norm" ->
              Constraint.maxNorm(inner.number("max_value", 2), axes(inner));
          case "UnitNorm", "unit_norm" -> Constraint.unitNorm(axes(inner));
          case "NonNeg", "non_neg" -> Constraint.nonNegative();
          default ->
              options.unknown(key, "MaxNorm, UnitNorm or NonNeg", inner, value, Constraint.NONE);
        };
    inner.requireAllRead();
    return constraint;
  }

  private static int[] axes(Options inner) {
    return inner.has("axis")
        ? inner.counts("axis").stream().mapToInt(Integer::intValue).toArray()
        : new int[] {0};
  }
}
