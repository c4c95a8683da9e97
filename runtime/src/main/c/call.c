#include "call.h"

#include <stdlib.h>
#include <string.h>

enum { CACHE_LINE = 64 };

static const Array NOTHING;

Call call_begin(TF_OpKernelContext *context) {
  return (Call){.context = context, .status = TF_NewStatus()};
}

bool call_holds(const Call *call) { return TF_GetCode(call->status) == TF_OK; }

void call_require(Call *call, bool condition, const char *message) {
  if (call_holds(call) && !condition) {
    TF_SetStatus(call->status, TF_INVALID_ARGUMENT, message);
  }
}

static Array held(Call *call, TF_Tensor *tensor) {
  if (!call_holds(call)) {
    return NOTHING;
  }
  call->tensors[call->count++] = tensor;
  Array array = {.values = TF_TensorData(tensor), .size = 1, .rank = TF_NumDims(tensor)};
  call_require(call, array.rank <= MOST_DIMS, "at most 4 dimensions are supported");
  if (!call_holds(call)) {
    return NOTHING;
  }
  for (int axis = 0; axis < array.rank; axis++) {
    array.dims[axis] = TF_Dim(tensor, axis);
    array.size *= array.dims[axis];
  }
  return array;
}

Array call_input(Call *call, int index) {
  if (!call_holds(call)) {
    return NOTHING;
  }
  TF_Tensor *tensor = NULL;
  TF_GetInput(call->context, index, &tensor, call->status);
  return held(call, tensor);
}

float call_scalar(Call *call, int index) {
  Array array = call_input(call, index);
  call_require(call, array.size == 1, "a scalar is expected");
  return call_holds(call) ? array.values[0] : 0;
}

/* TensorFlow calls it if somebody else still holds the old value; both tensors are ours to free. */
static void copy(TF_OpKernelContext *context, TF_Tensor *from, TF_Tensor *to) {
  (void)context;
  memcpy(TF_TensorData(to), TF_TensorData(from), TF_TensorByteSize(from));
  TF_DeleteTensor(from);
  TF_DeleteTensor(to);
}

Array call_variable(Call *call, int index) {
  if (!call_holds(call)) {
    return NOTHING;
  }
  TF_Tensor *tensor = NULL;
  TF_GetInputTensorFromVariable(
      call->context, index, false, false, false, copy, &tensor, call->status);
  return held(call, tensor);
}

Array call_output(Call *call, int index, int rank, const int64_t *dims) {
  if (!call_holds(call)) {
    return NOTHING;
  }
  size_t bytes = sizeof(float);
  for (int axis = 0; axis < rank; axis++) {
    bytes *= (size_t)dims[axis];
  }
  TF_Tensor *tensor =
      TF_AllocateOutput(call->context, index, TF_FLOAT, dims, rank, bytes, call->status);
  return held(call, tensor);
}

float *call_scratch(Call *call, int64_t floats) {
  if (!call_holds(call)) {
    return NULL;
  }
  size_t bytes = ((size_t)floats * sizeof(float) / CACHE_LINE + 1) * CACHE_LINE;
  void *memory = aligned_alloc(CACHE_LINE, bytes);
  if (memory == NULL) {
    TF_SetStatus(call->status, TF_RESOURCE_EXHAUSTED, "no memory for sums and tiles");
    return NULL;
  }
  call->scratch[call->scratches++] = memory;
  return memory;
}

float *call_zeros(Call *call, int64_t floats) {
  float *memory = call_scratch(call, floats);
  return memory == NULL ? NULL : memset(memory, 0, (size_t)floats * sizeof(float));
}

void call_end(Call *call) {
  if (!call_holds(call)) {
    TF_OpKernelContext_Failure(call->context, call->status);
  }
  for (int i = 0; i < call->count; i++) {
    TF_DeleteTensor(call->tensors[i]);
  }
  for (int i = 0; i < call->scratches; i++) {
    free(call->scratch[i]);
  }
  TF_DeleteStatus(call->status);
}
