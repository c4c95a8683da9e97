/* Registers the ops with TensorFlow when the library is loaded. */
#include "ops.h"

#include <stdlib.h>

enum { MOST_WORDS = 12 };

/* The attributes by name; each op has some of them. */
static const struct {
  const char *name;
  size_t place;
  bool is_float;
} ATTRIBUTES[] = {
    {"l1", offsetof(Attributes, l1), true},
    {"l2", offsetof(Attributes, l2), true},
    {"epsilon", offsetof(Attributes, epsilon), true},
    {"window", offsetof(Attributes, window), false},
    {"border", offsetof(Attributes, border), false},
    {"height", offsetof(Attributes, height), false},
    {"width", offsetof(Attributes, width), false},
    {"relu", offsetof(Attributes, relu), false},
    {"pairs", offsetof(Attributes, pairs), false},
    {"threads", offsetof(Attributes, threads), false},
};

static void read_attributes(TF_OpKernelConstruction *op, char *all, TF_Status *status) {
  for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof ATTRIBUTES[0]; i++) {
    const char *name = ATTRIBUTES[i].name;
    void *value = all + ATTRIBUTES[i].place;
    if (!TF_OpKernelConstruction_HasAttr(op, name, status)) {
      continue;
    }
    if (ATTRIBUTES[i].is_float) {
      TF_OpKernelConstruction_GetAttrFloat(op, name, value, status);
    } else {
      TF_OpKernelConstruction_GetAttrInt32(op, name, value, status);
    }
    if (TF_GetCode(status) != TF_OK) {
      return;
    }
  }
}

static void *create(TF_OpKernelConstruction *op) {
  TF_Status *status = TF_NewStatus();
  void *all = calloc(1, sizeof(Attributes));
  if (all == NULL) {
    TF_SetStatus(status, TF_RESOURCE_EXHAUSTED, "no memory for attributes");
  } else {
    read_attributes(op, all, status);
  }
  if (TF_GetCode(status) != TF_OK) {
    TF_OpKernelConstruction_Failure(op, status);
  }
  TF_DeleteStatus(status);
  return all;
}

#define KERNEL(function)                                                     \
  static void compute_##function(void *attributes, TF_OpKernelContext *op) { \
    Call call = call_begin(op);                                              \
    function(attributes, &call);                                             \
    call_end(&call);                                                         \
  }

KERNEL(adam)
KERNEL(adam_of_product)
KERNEL(relu_gradient)
KERNEL(norm)
KERNEL(norm_gradient)
KERNEL(scale)
KERNEL(convolution)
KERNEL(convolution_input_gradient)
KERNEL(convolution_kernel_gradient)
KERNEL(tile_input)
KERNEL(tile_input_gradient)
KERNEL(tile_output)
KERNEL(tile_output_gradient)

static const struct {
  const char *name;
  const char *inputs[MOST_WORDS];
  const char *outputs[MOST_WORDS];
  const char *attributes[MOST_WORDS];
  bool stateful;
  void (*compute)(void *, TF_OpKernelContext *);
} OPS[] = {
    {.name = "FoldwiseAdam",
     .stateful = true,
     .inputs =
         {"weight: resource", "mean: resource", "square: resource", "beta1_power: float",
          "beta2_power: float", "rate: float", "beta1: float", "beta2: float", "epsilon: float",
          "gradient: float"},
     .outputs = {"penalty: float"},
     .attributes = {"l1: float", "l2: float", "threads: int"},
     .compute = compute_adam},
    {.name = "FoldwiseAdamOfProduct",
     .stateful = true,
     .inputs =
         {"weight: resource", "mean: resource", "square: resource", "beta1_power: float",
          "beta2_power: float", "rate: float", "beta1: float", "beta2: float", "epsilon: float",
          "x: float", "dy: float"},
     .outputs = {"penalty: float"},
     .attributes = {"l1: float", "l2: float", "threads: int"},
     .compute = compute_adam_of_product},
    {.name = "FoldwiseReluGradient",
     .inputs = {"dy: float", "y: float", "l1: float", "l2: float"},
     .outputs = {"dx: float", "sums: float"},
     .attributes = {"threads: int"},
     .compute = compute_relu_gradient},
    {.name = "FoldwiseNorm",
     .inputs = {"x: float", "gamma: float", "beta: float"},
     .outputs =
         {"y: float", "mean: float", "variance: float", "deviation: float", "scale: float",
          "offset: float"},
     .attributes = {"epsilon: float", "window: int", "threads: int"},
     .compute = compute_norm},
    {.name = "FoldwiseNormGradient",
     .inputs =
         {"dy: float", "x: float", "mean: float", "deviation: float", "scale: float",
          "offset: float", "l1: float", "l2: float"},
     .outputs = {"dx: float", "dgamma: float", "dbeta: float", "sums: float"},
     .attributes = {"window: int", "relu: int", "threads: int"},
     .compute = compute_norm_gradient},
    {.name = "FoldwiseScale",
     .inputs = {"x: float", "scale: float", "offset: float"},
     .outputs = {"y: float", "sum: float", "squares: float"},
     .attributes = {"window: int", "threads: int"},
     .compute = compute_scale},
    {.name = "FoldwiseConvolution",
     .inputs =
         {"x: float", "kernel: float", "bias: float", "scale: float", "offset: float"},
     .outputs = {"y: float", "sum: float", "squares: float"},
     .attributes =
         {"border: int", "window: int", "relu: int", "pairs: int", "threads: int"},
     .compute = compute_convolution},
    {.name = "FoldwiseConvolutionInputGradient",
     .inputs = {"dy: float", "kernel: float"},
     .outputs = {"dx: float"},
     .attributes = {"border: int", "pairs: int", "threads: int"},
     .compute = compute_convolution_input_gradient},
    {.name = "FoldwiseConvolutionKernelGradient",
     .inputs = {"x: float", "dy: float"},
     .outputs = {"dkernel: float"},
     .attributes = {"border: int", "pairs: int", "threads: int"},
     .compute = compute_convolution_kernel_gradient},
    {.name = "FoldwiseTileInput",
     .inputs = {"x: float"},
     .outputs = {"tiles: float"},
     .attributes = {"border: int", "threads: int"},
     .compute = compute_tile_input},
    {.name = "FoldwiseTileInputGradient",
     .inputs = {"dtiles: float"},
     .outputs = {"dx: float"},
     .attributes = {"border: int", "height: int", "width: int", "threads: int"},
     .compute = compute_tile_input_gradient},
    {.name = "FoldwiseTileOutput",
     .inputs = {"tiles: float", "bias: float", "scale: float", "offset: float"},
     .outputs = {"y: float", "sum: float", "squares: float"},
     .attributes = {"height: int", "width: int", "window: int", "relu: int", "threads: int"},
     .compute = compute_tile_output},
    {.name = "FoldwiseTileOutputGradient",
     .inputs = {"dy: float"},
     .outputs = {"dtiles: float"},
     .attributes = {"threads: int"},
     .compute = compute_tile_output_gradient},
};

static void any_shape(TF_ShapeInferenceContext *op, TF_Status *status) {
  TF_ShapeInferenceContextSetUnknownShape(op, status);
}

static void register_op(size_t index) {
  TF_Status *status = TF_NewStatus();
  TF_OpDefinitionBuilder *definition = TF_NewOpDefinitionBuilder(OPS[index].name);
  for (const char *const *each = OPS[index].inputs; *each != NULL; each++) {
    TF_OpDefinitionBuilderAddInput(definition, *each);
  }
  for (const char *const *each = OPS[index].outputs; *each != NULL; each++) {
    TF_OpDefinitionBuilderAddOutput(definition, *each);
  }
  for (const char *const *each = OPS[index].attributes; *each != NULL; each++) {
    TF_OpDefinitionBuilderAddAttr(definition, *each);
  }
  TF_OpDefinitionBuilderSetIsStateful(definition, OPS[index].stateful);
  TF_OpDefinitionBuilderSetShapeInferenceFunction(definition, any_shape);
  TF_RegisterOpDefinition(definition, status);
  if (TF_GetCode(status) == TF_OK) {
    TF_KernelBuilder *kernel =
        TF_NewKernelBuilder(OPS[index].name, "CPU", create, OPS[index].compute, free);
    TF_RegisterKernelBuilder(OPS[index].name, kernel, status);
  }
  TF_DeleteStatus(status);
}

/* Another copy of this library may have done it; of two kernels for one op, TensorFlow runs neither. */
static bool is_registered(size_t index) {
  TF_Status *status = TF_NewStatus();
  TF_Buffer *kernels = TF_GetRegisteredKernelsForOp(OPS[index].name, status);
  bool found = TF_GetCode(status) == TF_OK && kernels->length > 0;
  if (kernels != NULL) {
    TF_DeleteBuffer(kernels);
  }
  TF_DeleteStatus(status);
  return found;
}

__attribute__((constructor)) static void register_all(void) {
  for (size_t i = 0; i < sizeof OPS / sizeof OPS[0]; i++) {
    if (!is_registered(i)) {
      register_op(i);
    }
  }
}
