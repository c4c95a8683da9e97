package io.github.foldwise.run.settings;

import static io.github.foldwise.run.settings.SettingList.number;

import io.github.foldwise.layer.ActivityPenalty;
import io.github.foldwise.layer.Constraint;
import io.github.foldwise.layer.Initializer;
import io.github.foldwise.layer.Penalty;
import io.github.foldwise.layer.Reduction;
import io.github.foldwise.layer.WeightClauses;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How weights are filled, penalised and constrained, as far as it is not Keras's default. */
final class RuleSettings {
  private static final Map<Initializer, String> NAMED =
      Map.of(
          Initializer.GLOROT_UNIFORM, "Glorot uniform",
          Initializer.GLOROT_NORMAL, "Glorot normal",
          Initializer.HE_UNIFORM, "He uniform",
          Initializer.HE_NORMAL, "He normal",
          Initializer.LECUN_UNIFORM, "LeCun uniform",
          Initializer.LECUN_NORMAL, "LeCun normal",
          Initializer.ZEROS, "zeros",
          Initializer.ONES, "ones");

  private RuleSettings() {}

  /** Adds what is said about kernel, bias and output. */
  static SettingList add(SettingList settings, WeightRules rules) {
    add(settings, "", rules.kernel(), WeightClauses.KERNEL.standard());
    if (rules.hasBias()) {
      add(settings, "bias ", rules.bias(), WeightClauses.BIAS.standard());
    } else {
      settings.with("bias", "none");
    }
    ActivityPenalty activity = rules.activity();
    String reduction = activity.reduction() == Reduction.SUM ? " (sum over the batch)" : "";
    return add(settings, "activity ", activity.penalty(), reduction);
  }

  /** Adds what is said about one weight. */
  static SettingList add(
      SettingList settings, String weight, WeightRule rule, WeightRule standard) {
    settings.withIf(
        !rule.initializer().equals(standard.initializer()),
        weight + "initializer",
        words(rule.initializer()));
    add(settings, weight, rule.penalty(), "");
    return settings.withIf(
        !rule.constraint().equals(standard.constraint()),
        weight + "constraint",
        words(rule.constraint()));
  }

  private static SettingList add(
      SettingList settings, String weight, Penalty penalty, String reduction) {
    return settings
        .withIf(penalty.l1() != 0, weight + "L1", number(penalty.l1()) + reduction)
        .withIf(penalty.l2() != 0, weight + "L2", number(penalty.l2()) + reduction);
  }

  private static String words(Initializer initializer) {
    String name = NAMED.get(initializer);
    if (name != null) {
      return name;
    }
    if (initializer instanceof Initializer.VarianceScaling scaling) {
      return "variance scaling (scale %s, fan %s, %s)"
          .formatted(number(scaling.scale()), words(scaling.fan()), words(scaling.distribution()));
    }
    if (initializer instanceof Initializer.Normal normal) {
      return "%s (mean %s, standard deviation %s)"
          .formatted(
              normal.truncated() ? "truncated normal" : "normal",
              number(normal.mean()),
              number(normal.standardDeviation()));
    }
    if (initializer instanceof Initializer.Uniform uniform) {
      return "uniform from %s to %s".formatted(number(uniform.low()), number(uniform.high()));
    }
    if (initializer instanceof Initializer.Orthogonal orthogonal) {
      return "orthogonal (gain %s)".formatted(number(orthogonal.gain()));
    }
    return "constant " + number(((Initializer.Constant) initializer).value());
  }

  private static String words(Constraint constraint) {
    if (constraint instanceof Constraint.MaxNorm norm) {
      return "norm at most " + number(norm.max()) + axes(norm.axes());
    }
    if (constraint instanceof Constraint.UnitNorm norm) {
      return "norm 1" + axes(norm.axes());
    }
    return constraint instanceof Constraint.NonNegative ? "not negative" : "none";
  }

  /** Axis 0 is Keras's default. */
  private static String axes(List<Integer> axes) {
    return axes.equals(List.of(0))
        ? ""
        : " over axes " + axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
