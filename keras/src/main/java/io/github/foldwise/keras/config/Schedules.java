package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.schedule.CosineDecay;
import io.github.foldwise.schedule.CosineRestarts;
import io.github.foldwise.schedule.ExponentialDecay;
import io.github.foldwise.schedule.InverseTimeDecay;
import io.github.foldwise.schedule.OneCycle;
import io.github.foldwise.schedule.PiecewiseConstant;
import io.github.foldwise.schedule.PiecewiseConstant.Change;
import io.github.foldwise.schedule.PolynomialDecay;
import io.github.foldwise.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The option {@code learning_rate}: a number or a schedule. */
final class Schedules implements Schedule.Visitor<Optional<JsonNode>> {
  private static final String MODULE = "keras.optimizers.schedules";

  private final ObjectNode config = Serialized.JSON.objectNode();

  private Schedules() {}

  /** Empty if Keras has no such schedule. */
  static Optional<JsonNode> write(Schedule schedule) {
    return schedule.accept(new Schedules());
  }

  @Override
  public Optional<JsonNode> constant(Schedule.Constant schedule) {
    return Optional.of(DoubleNode.valueOf(schedule.rate()));
  }

  @Override
  public Optional<JsonNode> cosineDecay(CosineDecay schedule) {
    begin(schedule.initialRate());
    config.put("decay_steps", schedule.decaySteps()).put("alpha", schedule.alpha());
    schedule
        .warmUp()
        .ifPresent(
            rise -> config.put("warmup_steps", rise.steps()).put("warmup_target", rise.target()));
    return of("CosineDecay");
  }

  @Override
  public Optional<JsonNode> cosineRestarts(CosineRestarts schedule) {
    begin(schedule.initialRate());
    config.put("first_decay_steps", schedule.firstSteps()).put("t_mul", schedule.periodFactor());
    config.put("m_mul", schedule.rateFactor()).put("alpha", schedule.alpha());
    return of("CosineDecayRestarts");
  }

  @Override
  public Optional<JsonNode> exponentialDecay(ExponentialDecay schedule) {
    begin(schedule.initialRate());
    config.put("decay_steps", schedule.decaySteps()).put("decay_rate", schedule.decayRate());
    config.put("staircase", schedule.stairs());
    return of("ExponentialDecay");
  }

  @Override
  public Optional<JsonNode> inverseTimeDecay(InverseTimeDecay schedule) {
    begin(schedule.initialRate());
    config.put("decay_steps", schedule.decaySteps()).put("decay_rate", schedule.decayRate());
    config.put("staircase", schedule.stairs());
    return of("InverseTimeDecay");
  }

  @Override
  public Optional<JsonNode> oneCycle(OneCycle schedule) {
    return Optional.empty();
  }

  @Override
  public Optional<JsonNode> piecewiseConstant(PiecewiseConstant schedule) {
    ArrayNode boundaries = config.putArray("boundaries");
    schedule.changes().forEach(change -> boundaries.add(change.after()));
    ArrayNode values = config.putArray("values").add(schedule.initialRate());
    schedule.changes().forEach(change -> values.add(change.rate()));
    return of("PiecewiseConstantDecay");
  }

  @Override
  public Optional<JsonNode> polynomialDecay(PolynomialDecay schedule) {
    begin(schedule.initialRate());
    config.put("decay_steps", schedule.decaySteps()).put("end_learning_rate", schedule.endRate());
    config.put("power", schedule.power()).put("cycle", schedule.repeats());
    return of("PolynomialDecay");
  }

  private void begin(double rate) {
    config.put("initial_learning_rate", rate);
  }

  private Optional<JsonNode> of(String className) {
    return Optional.of(Serialized.of(MODULE, className, config));
  }

  static Schedule read(Options options, String key) {
    JsonNode value = options.raw(key);
    if (value.isNumber()) {
      return new Schedule.Constant(options.number(key));
    }
    Options inner = new Options(options.at(key), Serialized.config(value), options.notes());
    inner.ignore("name");
    Schedule schedule =
        switch (Serialized.kerasClass(value)) {
          case "CosineDecay" -> cosineDecay(inner);
          case "CosineDecayRestarts" ->
              new CosineRestarts(
                  initial(inner),
                  inner.steps("first_decay_steps"),
                  inner.number("t_mul", 2),
                  inner.number("m_mul", 1),
                  inner.number("alpha", 0));
          case "ExponentialDecay" ->
              new ExponentialDecay(
                  initial(inner), decay(inner), inner.number("decay_rate"), stairs(inner));
          case "InverseTimeDecay" ->
              new InverseTimeDecay(
                  initial(inner), decay(inner), inner.number("decay_rate"), stairs(inner));
          case "PiecewiseConstantDecay" -> piecewise(inner);
          case "PolynomialDecay" ->
              new PolynomialDecay(
                  initial(inner),
                  decay(inner),
                  inner.number("end_learning_rate", 1e-4),
                  inner.number("power", 1),
                  inner.flag("cycle", false));
          default ->
              options.unknown(
                  key,
                  "a number or a schedule of Foldwise",
                  inner,
                  value,
                  new Schedule.Constant(1e-3));
        };
    inner.requireAllRead();
    return schedule;
  }

  private static double initial(Options inner) {
    return inner.number("initial_learning_rate");
  }

  private static long decay(Options inner) {
    return inner.steps("decay_steps");
  }

  private static boolean stairs(Options inner) {
    return inner.flag("staircase", false);
  }

  private static Schedule cosineDecay(Options inner) {
    CosineDecay decay =
        new CosineDecay(initial(inner), decay(inner), inner.number("alpha", 0), Optional.empty());
    boolean rises = inner.has("warmup_target");
    inner.ignore("warmup_target", "warmup_steps");
    return rises ? decay.warmUp(inner.steps("warmup_steps"), inner.number("warmup_target")) : decay;
  }

  private static Schedule piecewise(Options inner) {
    List<Double> boundaries = inner.numbers("boundaries");
    List<Double> values = inner.numbers("values");
    if (values.size() != boundaries.size() + 1
        || boundaries.stream().anyMatch(at -> at != Math.rint(at) || Math.abs(at) > 1e15)) {
      return inner.wrong(
          "boundaries",
          "whole numbers of steps, one fewer than values",
          inner.raw("boundaries"),
          new Schedule.Constant(1e-3));
    }
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < boundaries.size(); i++) {
      changes.add(new Change(boundaries.get(i).longValue(), values.get(i + 1)));
    }
    return new PiecewiseConstant(values.get(0), changes);
  }
}
