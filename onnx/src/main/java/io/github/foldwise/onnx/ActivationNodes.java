package io.github.foldwise.onnx;

import io.github.foldwise.layer.Activation;
import java.util.List;

/** Activations in the operators of opset 13: GELU, mish and hard swish are made of several. */
final class ActivationNodes {
  private static final double CUBIC_TERM = 0.044715; // of the approximation of Φ

  private final OnnxGraph graph;

  ActivationNodes(OnnxGraph graph) {
    this.graph = graph;
  }

  /** The name of the activated values. */
  String of(Activation activation, String x) {
    double alpha = activation.alpha();
    return switch (activation.kind()) {
      case LINEAR -> x;
      case RELU -> graph.node("Relu", x);
      case RELU6 -> graph.node("Clip", List.of(x, graph.scalar(0), graph.scalar(6)));
      case LEAKY_RELU -> graph.node("LeakyRelu", x, Attribute.of("alpha", alpha));
      case ELU -> graph.node("Elu", x, Attribute.of("alpha", alpha));
      case CELU -> graph.node("Celu", x, Attribute.of("alpha", alpha));
      case SELU -> graph.node("Selu", x); // ONNX's own constants are Keras's
      case SILU -> times(x, graph.node("Sigmoid", x));
      case GELU -> gelu(x);
      case GELU_TANH -> geluTanh(x);
      case MISH -> times(x, graph.node("Tanh", graph.node("Softplus", x)));
      case TANH -> graph.node("Tanh", x);
      case SIGMOID -> graph.node("Sigmoid", x);
      case HARD_SIGMOID -> hardSigmoid(x);
      case HARD_SILU -> times(x, hardSigmoid(x));
      case SOFTPLUS -> graph.node("Softplus", x);
      case SOFTSIGN -> graph.node("Softsign", x);
      case EXPONENTIAL -> graph.node("Exp", x);
    };
  }

  /** {@code max(0, min(1, x/6 + 1/2))}. */
  private String hardSigmoid(String x) {
    return graph.node("HardSigmoid", x, Attribute.of("alpha", 1 / 6.0), Attribute.of("beta", 0.5));
  }

  /** {@code x/2 · (1 + erf(x/√2))}. */
  private String gelu(String x) {
    String erf = graph.node("Erf", times(x, graph.scalar(Math.sqrt(0.5))));
    return times(times(x, graph.scalar(0.5)), plus(erf, graph.scalar(1)));
  }

  /** {@code x/2 · (1 + tanh(√(2/π) · (x + 0.044715 · x³)))}. */
  private String geluTanh(String x) {
    String cubed = times(times(x, x), x);
    String inner = plus(x, times(cubed, graph.scalar(CUBIC_TERM)));
    String tanh = graph.node("Tanh", times(inner, graph.scalar(Math.sqrt(2 / Math.PI))));
    return times(times(x, graph.scalar(0.5)), plus(tanh, graph.scalar(1)));
  }

  private String times(String a, String b) {
    return graph.node("Mul", List.of(a, b));
  }

  private String plus(String a, String b) {
    return graph.node("Add", List.of(a, b));
  }
}
