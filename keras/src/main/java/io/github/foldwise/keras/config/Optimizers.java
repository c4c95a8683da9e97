package io.github.foldwise.keras.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.foldwise.optimizer.Adagrad;
import io.github.foldwise.optimizer.Adam;
import io.github.foldwise.optimizer.Adamax;
import io.github.foldwise.optimizer.Clipping;
import io.github.foldwise.optimizer.Lion;
import io.github.foldwise.optimizer.Nadam;
import io.github.foldwise.optimizer.Optimizer;
import io.github.foldwise.optimizer.RmsProp;
import io.github.foldwise.optimizer.Sgd;
import io.github.foldwise.optimizer.UpdateRule;
import io.github.foldwise.optimizer.WeightAverage;
import io.github.foldwise.optimizer.WeightDecay;
import io.github.foldwise.schedule.Schedule;
import java.util.List;
import java.util.Optional;

/** Optimizers as Keras serializes them. */
final class Optimizers implements UpdateRule.Visitor<String> {
  private static final double KERAS_AVERAGE = 0.99;
  private static final Optimizer STAND_IN =
      Optimizer.of(Adam.STANDARD, new Schedule.Constant(1e-3));

  private final ObjectNode config;

  private Optimizers(ObjectNode config) {
    this.config = config;
  }

  /** The optimizer with its rate. */
  static ObjectNode write(Optimizer optimizer, JsonNode rate) {
    ObjectNode config = Serialized.JSON.objectNode();
    String className = optimizer.rule().accept(new Optimizers(config));
    config.put("name", SnakeCase.of(className));
    config.set("learning_rate", rate);
    optimizer.decay().factor().ifPresent(factor -> config.put("weight_decay", factor));
    optimizer.clipping().value().ifPresent(most -> config.put("clipvalue", most));
    optimizer.clipping().norm().ifPresent(most -> config.put("clipnorm", most));
    optimizer.clipping().globalNorm().ifPresent(most -> config.put("global_clipnorm", most));
    if (optimizer.accumulation() > 1) {
      config.put("gradient_accumulation_steps", optimizer.accumulation());
    }
    optimizer.average().ifPresent(average -> write(average, config));
    return Serialized.of("keras.optimizers", className, config);
  }

  private static void write(WeightAverage average, ObjectNode config) {
    config.put("use_ema", true).put("ema_momentum", average.momentum());
    average.overwriteEvery().ifPresent(steps -> config.put("ema_overwrite_frequency", steps));
  }

  @Override
  public String adagrad(Adagrad rule) {
    config.put("initial_accumulator_value", rule.initialAccumulator());
    config.put("epsilon", rule.epsilon());
    return "Adagrad";
  }

  @Override
  public String adam(Adam rule) {
    betas(rule.beta1(), rule.beta2());
    config.put("epsilon", rule.epsilon()).put("amsgrad", rule.amsgradVariant());
    return "Adam";
  }

  @Override
  public String adamax(Adamax rule) {
    betas(rule.beta1(), rule.beta2());
    config.put("epsilon", rule.epsilon());
    return "Adamax";
  }

  @Override
  public String lion(Lion rule) {
    betas(rule.beta1(), rule.beta2());
    return "Lion";
  }

  @Override
  public String nadam(Nadam rule) {
    betas(rule.beta1(), rule.beta2());
    config.put("epsilon", rule.epsilon());
    return "Nadam";
  }

  @Override
  public String rmsProp(RmsProp rule) {
    config.put("rho", rule.rho()).put("momentum", rule.momentum());
    config.put("epsilon", rule.epsilon()).put("centered", rule.centeredVariant());
    return "RMSprop";
  }

  @Override
  public String sgd(Sgd rule) {
    config.put("momentum", rule.momentum()).put("nesterov", rule.nesterovMomentum());
    return "SGD";
  }

  private void betas(double beta1, double beta2) {
    config.put("beta_1", beta1).put("beta_2", beta2);
  }

  static Optimizer read(Options compiled, String key) {
    JsonNode value = compiled.raw(key);
    Options options = new Options(compiled.at(key), Serialized.config(value), compiled.notes());
    Optional<UpdateRule> rule = rule(Serialized.kerasClass(value), options);
    if (rule.isEmpty()) {
      return compiled.wrong(key, "an optimizer of Foldwise", value, STAND_IN);
    }
    options.ignore("name");
    options.only("loss_scale_factor");
    options.only("is_legacy_optimizer", "false");
    boolean isAdamW = Serialized.kerasClass(value).equals("AdamW");
    Optional<Double> decay =
        options.has("weight_decay") || !isAdamW
            ? options.optionalNumber("weight_decay").filter(factor -> factor != 0)
            : Optional.of(WeightDecay.OF_ADAM_W);
    Optimizer optimizer =
        new Optimizer(
            rule.get(),
            Schedules.read(options, "learning_rate"),
            new WeightDecay(decay, List.of()),
            new Clipping(
                options.optionalNumber("clipvalue"),
                options.optionalNumber("clipnorm"),
                options.optionalNumber("global_clipnorm")),
            options.count("gradient_accumulation_steps", 1),
            average(options));
    options.requireAllRead();
    return optimizer;
  }

  private static Optional<WeightAverage> average(Options options) {
    Optional<WeightAverage> average =
        options.flag("use_ema", false)
            ? Optional.of(
                new WeightAverage(
                    options.number("ema_momentum", KERAS_AVERAGE),
                    options.optionalCount("ema_overwrite_frequency")))
            : Optional.empty();
    options.ignore("ema_momentum", "ema_overwrite_frequency");
    return average;
  }

  private static Optional<UpdateRule> rule(String className, Options options) {
    return switch (className) {
      case "SGD" ->
          Optional.of(new Sgd(options.number("momentum", 0), options.flag("nesterov", false)));
      case "Adam", "AdamW" ->
          Optional.of(
              new Adam(
                  options.number("beta_1", 0.9),
                  options.number("beta_2", 0.999),
                  options.number("epsilon", 1e-7),
                  options.flag("amsgrad", false)));
      case "RMSprop" ->
          Optional.of(
              new RmsProp(
                  options.number("rho", 0.9),
                  options.number("momentum", 0),
                  options.number("epsilon", 1e-7),
                  options.flag("centered", false)));
      case "Adagrad" ->
          Optional.of(
              new Adagrad(
                  options.number("initial_accumulator_value", 0.1),
                  options.number("epsilon", 1e-7)));
      case "Nadam" ->
          Optional.of(
              new Nadam(
                  options.number("beta_1", 0.9),
                  options.number("beta_2", 0.999),
                  options.number("epsilon", 1e-7)));
      case "Adamax" ->
          Optional.of(
              new Adamax(
                  options.number("beta_1", 0.9),
                  options.number("beta_2", 0.999),
                  options.number("epsilon", 1e-7)));
      case "Lion" ->
          Optional.of(new Lion(options.number("beta_1", 0.9), options.number("beta_2", 0.99)));
      default -> Optional.empty();
    };
  }
}
