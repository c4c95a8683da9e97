/* One call of an op: its tensors, and the first thing that went wrong. */
#pragma once

#include "tensorflow.h"

enum { MOST_TENSORS = 16, MOST_DIMS = 4, MOST_SCRATCH = 4 };

typedef struct {
  float *values; /* NULL after a failure */
  int64_t size;
  int rank;
  int64_t dims[MOST_DIMS];
} Array;

typedef struct {
  TF_OpKernelContext *context;
  TF_Status *status;
  int count;
  TF_Tensor *tensors[MOST_TENSORS];
  int scratches;
  void *scratch[MOST_SCRATCH];
} Call;

Call call_begin(TF_OpKernelContext *);

/* Whether nothing has failed. */
bool call_holds(const Call *);

/* Fails the call with this message unless the condition holds. */
void call_require(Call *, bool condition, const char *message);

/* An input of float32, at most 4 dimensions. */
Array call_input(Call *, int index);

float call_scalar(Call *, int index);

/* The value of a variable, to be changed in place. */
Array call_variable(Call *, int index);

Array call_output(Call *, int index, int rank, const int64_t *dims);

/* Memory until the end of the call, at most MOST_SCRATCH times. */
float *call_scratch(Call *, int64_t floats);

/* The same, of zeros. */
float *call_zeros(Call *, int64_t floats);

/* Reports a failure to TensorFlow and frees what the call held. */
void call_end(Call *);
