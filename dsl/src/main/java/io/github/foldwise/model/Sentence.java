package io.github.foldwise.model;

import static io.github.foldwise.layer.WeightClauses.BETA;
import static io.github.foldwise.layer.WeightClauses.BIAS;
import static io.github.foldwise.layer.WeightClauses.GAMMA;
import static io.github.foldwise.layer.WeightClauses.KERNEL;

import io.github.foldwise.data.Shape;
import io.github.foldwise.layer.Activation;
import io.github.foldwise.layer.BatchNorm;
import io.github.foldwise.layer.Conv;
import io.github.foldwise.layer.Convolution;
import io.github.foldwise.layer.Dense;
import io.github.foldwise.layer.DepthwiseConv;
import io.github.foldwise.layer.Layer;
import io.github.foldwise.layer.LayerNorm;
import io.github.foldwise.layer.NormLayer;
import io.github.foldwise.layer.Padding;
import io.github.foldwise.layer.Pooling;
import io.github.foldwise.layer.Residual;
import io.github.foldwise.layer.SeparableConv;
import io.github.foldwise.layer.WeightClauses;
import io.github.foldwise.layer.WeightRule;
import io.github.foldwise.layer.WeightRules;
import io.github.foldwise.layer.WeightedLayer;
import io.github.foldwise.layer.Window;
import io.github.foldwise.layer.Words;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a chain of layers as the Java that declares it, with every clause that was set. */
final class Sentence {
  private static final Window ONE = Window.square(1);

  private Sentence() {}

  static String of(Chain chain) {
    List<Layer> layers = chain.layers();
    String first = of(chain.input(), layers.subList(0, chain.frozen()));
    String others = of(Optional.empty(), layers.subList(chain.frozen(), layers.size()));
    return chain.frozen() == 0
        ? of(chain.input(), layers)
        : first + ".freeze()" + (others.isEmpty() ? "" : "." + others);
  }

  static String of(Optional<Shape> input, List<Layer> layers) {
    return joined(
        Stream.concat(input.stream().map(ModelCheck::words), layers.stream().map(Sentence::of)));
  }

  static String of(ModelSpec spec) {
    List<Layer> all = spec.layers();
    String head = spec.headWords();
    String clauses = clauses(spec.head());
    String end =
        clauses.isEmpty()
            ? head
            : head.replace(")", (head.endsWith("()") ? "" : ", ") + "head -> head" + clauses + ")");
    String before = of(spec.input(), all.subList(0, all.size() - 1));
    return (before.isEmpty() ? end : before + "." + end) + freeze(spec.frozen());
  }

  private static String freeze(List<String> names) {
    return unless(
        names.isEmpty(),
        names.stream()
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", ", "freeze(", ")")));
  }

  private static String of(Layer layer) {
    String word = Words.of(layer);
    if (layer instanceof Convolution<?> conv) {
      return word.replace(conv.kernel().toString(), java(conv.kernel())) + clauses(conv);
    }
    if (layer instanceof Dense dense) {
      return word + clauses(dense);
    }
    if (layer instanceof Pooling<?> pool) {
      String name = word.substring(0, word.indexOf('('));
      return call(name, window(pool.window()), "p", clauses(pool));
    }
    if (layer instanceof NormLayer<?> norm) {
      return norm(norm, word);
    }
    if (layer instanceof Residual residual) {
      String projection = residual.projection().map(way -> ", " + branch("p", way)).orElse("");
      return "residual(" + branch("b", residual.block()) + projection + ")";
    }
    return word;
  }

  private static String norm(NormLayer<?> layer, String word) {
    String clauses = rule("noScale", GAMMA, layer.gamma()) + rule("noCenter", BETA, layer.beta());
    if (clauses.isEmpty()) {
      return word;
    }
    String numbers =
        layer instanceof BatchNorm bn
            ? unless(bn.momentum() == BatchNorm.STANDARD.momentum(), Words.momentum(bn.momentum()))
            : "";
    String name = word.substring(0, word.indexOf('('));
    String epsilon =
        unless(layer.epsilon() == LayerNorm.STANDARD.epsilon(), Words.epsilon(layer.epsilon()));
    return call(name, "", "n", numbers + epsilon + clauses);
  }

  private static String rule(String without, WeightClauses of, Optional<WeightRule> rule) {
    return rule.map(given -> dotted(of.clauses(given, Sentence::java)))
        .orElse("." + without + "()");
  }

  private static String clauses(Pooling<?> pool) {
    Window stride = pool.stride();
    String step = stride.height() == stride.width() ? Words.of(stride) : java(stride);
    return unless(stride.equals(pool.window()), "stride(" + step + ")")
        + unless(pool.padding() == Padding.VALID, "same()");
  }

  private static String clauses(WeightedLayer<?> layer) {
    WeightRules rules = layer.rules();
    return (layer instanceof Convolution<?> conv ? moves(conv) : "")
        + activation(layer.activation())
        + dotted(KERNEL.clauses(rules.kernel(), Sentence::java))
        + unless(rules.hasBias(), "noBias()")
        + dotted(BIAS.clauses(rules.bias(), Sentence::java))
        + unless(
            rules.activity().isNone(),
            Words.activityPenalty(rules.activity()).replace("SUM", "Reduction.SUM"));
  }

  private static String moves(Convolution<?> layer) {
    String own = "";
    if (layer instanceof Conv conv) {
      own = unless(conv.groups() == 1, Words.groups(conv.groups()));
    } else if (layer instanceof DepthwiseConv conv) {
      own = unless(conv.multiplier() == 1, Words.multiplier(conv.multiplier()));
    } else if (layer instanceof SeparableConv conv) {
      own =
          unless(conv.multiplier() == 1, Words.multiplier(conv.multiplier()))
              + conv.depthwise().map(Sentence::depthwise).orElse("");
    }
    return own
        + unless(layer.stride().equals(ONE), Words.stride(layer.stride()))
        + unless(layer.dilation().equals(ONE), Words.dilation(layer.dilation()))
        + unless(layer.padding() == Padding.SAME, "valid()");
  }

  private static String depthwise(WeightRule rule) {
    return Stream.<Object>of(rule.initializer(), rule.penalty(), rule.constraint())
        .map(part -> ".with(" + java(part) + ")")
        .collect(Collectors.joining("", ".depthwise(rule -> rule", ")"));
  }

  private static String activation(Activation function) {
    return unless(function.equals(Activation.LINEAR), Words.activation(function));
  }

  private static String branch(String name, List<Layer> layers) {
    return name
        + " -> "
        + joined(Stream.concat(Stream.of(name), layers.stream().map(Sentence::of)));
  }

  private static String call(String word, String argument, String name, String clauses) {
    String lambda = clauses.isEmpty() ? "" : name + " -> " + name + clauses;
    return Stream.of(argument, lambda)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", ", word + "(", ")"));
  }

  /** A value as the Java that makes it: {@code new Constraint.MaxNorm(2.0, List.of(0))}. */
  private static String java(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Sentence::java).collect(Collectors.joining(", ", "List.of(", ")"));
    }
    Class<?> type =
        value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    if (value instanceof Record made) {
      return Stream.of(type.getRecordComponents())
          .map(part -> java(read(part, made)))
          .collect(Collectors.joining(", ", "new " + name + "(", ")"));
    }
    return value instanceof Enum<?> ? name + "." + value : String.valueOf(value);
  }

  private static Object read(RecordComponent part, Record of) {
    try {
      return part.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the parts of a layer are public records", e);
    }
  }

  private static String window(Window window) {
    return window.height() == window.width() ? Words.of(window) : java(window);
  }

  private static String unless(boolean usual, String clause) {
    return usual ? "" : "." + clause;
  }

  private static String dotted(List<String> clauses) {
    return clauses.stream().map(clause -> "." + clause).collect(Collectors.joining());
  }

  private static String joined(Stream<String> words) {
    return words.collect(Collectors.joining("."));
  }
}
