/* Registers the ops with TensorFlow when the library is loaded. */
#include "ops.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 12 };

typedef struct {
  const char *name;
  bool stateful;
  const char *inputs[MOST_WORDS];
  const char *outputs[MOST_WORDS];
  const char *attributes[MOST_WORDS];
  void *(*create)(TF_OpKernelConstruction *);
  void (*compute)(void *, TF_OpKernelContext *);
} Op;

static void read_float(TF_OpKernelConstruction *op, const char *name, float *value) {
  TF_Status *status = TF_NewStatus();
  TF_OpKernelConstruction_GetAttrFloat(op, name, value, status);
  if (TF_GetCode(status) != TF_OK) {
    TF_OpKernelConstruction_Failure(op, status);
  }
  TF_DeleteStatus(status);
}

static void read_int(TF_OpKernelConstruction *op, const char *name, int32_t *value) {
  TF_Status *status = TF_NewStatus();
  TF_OpKernelConstruction_GetAttrInt32(op, name, value, status);
  if (TF_GetCode(status) != TF_OK) {
    TF_OpKernelConstruction_Failure(op, status);
  }
  TF_DeleteStatus(status);
}

static Attributes *new_attributes(TF_OpKernelConstruction *op) {
  Attributes *all = calloc(1, sizeof(Attributes));
  if (all == NULL) {
    abort();
  }
  read_int(op, "threads", &all->threads);
  return all;
}

static void *with_threads(TF_OpKernelConstruction *op) { return new_attributes(op); }

static void *with_penalty(TF_OpKernelConstruction *op) {
  Attributes *all = new_attributes(op);
  read_float(op, "l1", &all->l1);
  read_float(op, "l2", &all->l2);
  return all;
}

static void *with_window(TF_OpKernelConstruction *op) {
  Attributes *all = new_attributes(op);
  read_int(op, "window", &all->window);
  return all;
}

static void *with_window_and_epsilon(TF_OpKernelConstruction *op) {
  Attributes *all = with_window(op);
  read_float(op, "epsilon", &all->epsilon);
  return all;
}

#define KERNEL(function)                                                     \
  static void compute_##function(void *attributes, TF_OpKernelContext *op) { \
    Call call = call_begin(op);                                              \
    function(attributes, &call);                                             \
    call_end(&call);                                                         \
  }

KERNEL(adam)
KERNEL(relu_gradient)
KERNEL(norm)
KERNEL(norm_gradient)

static const Op OPS[] = {
    {.name = "FoldwiseAdam",
     .stateful = true,
     .inputs =
         {"weight: resource", "mean: resource", "square: resource", "beta1_power: float",
          "beta2_power: float", "rate: float", "beta1: float", "beta2: float", "epsilon: float",
          "gradient: float"},
     .outputs = {"penalty: float"},
     .attributes = {"l1: float", "l2: float", "threads: int"},
     .create = with_penalty,
     .compute = compute_adam},
    {.name = "FoldwiseReluGradient",
     .inputs = {"dy: float", "y: float", "l1: float", "l2: float"},
     .outputs = {"dx: float", "sums: float"},
     .attributes = {"threads: int"},
     .create = with_threads,
     .compute = compute_relu_gradient},
    {.name = "FoldwiseNorm",
     .inputs = {"x: float", "gamma: float", "beta: float"},
     .outputs =
         {"y: float", "mean: float", "variance: float", "deviation: float", "scale: float",
          "offset: float"},
     .attributes = {"epsilon: float", "window: int", "threads: int"},
     .create = with_window_and_epsilon,
     .compute = compute_norm},
    {.name = "FoldwiseNormGradient",
     .inputs =
         {"dy: float", "x: float", "mean: float", "deviation: float", "scale: float",
          "offset: float"},
     .outputs = {"dx: float", "dgamma: float", "dbeta: float"},
     .attributes = {"window: int", "threads: int"},
     .create = with_window,
     .compute = compute_norm_gradient},
};

static void any_shape(TF_ShapeInferenceContext *op, TF_Status *status) {
  TF_ShapeInferenceContextSetUnknownShape(op, status);
}

static void register_op(const Op *op) {
  TF_Status *status = TF_NewStatus();
  TF_OpDefinitionBuilder *definition = TF_NewOpDefinitionBuilder(op->name);
  for (const char *const *each = op->inputs; *each != NULL; each++) {
    TF_OpDefinitionBuilderAddInput(definition, *each);
  }
  for (const char *const *each = op->outputs; *each != NULL; each++) {
    TF_OpDefinitionBuilderAddOutput(definition, *each);
  }
  for (const char *const *each = op->attributes; *each != NULL; each++) {
    TF_OpDefinitionBuilderAddAttr(definition, *each);
  }
  TF_OpDefinitionBuilderSetIsStateful(definition, op->stateful);
  TF_OpDefinitionBuilderSetShapeInferenceFunction(definition, any_shape);
  TF_RegisterOpDefinition(definition, status);
  if (TF_GetCode(status) == TF_OK) {
    TF_RegisterKernelBuilder(
        op->name, TF_NewKernelBuilder(op->name, "CPU", op->create, op->compute, free), status);
  }
  TF_DeleteStatus(status);
}

__attribute__((constructor)) static void register_all(void) {
  for (size_t i = 0; i < sizeof OPS / sizeof OPS[0]; i++) {
    register_op(&OPS[i]);
  }
}
