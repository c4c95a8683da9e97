/* The part of TensorFlow's C API that these ops use (TensorFlow 2.18, tensorflow/c). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct TF_Status TF_Status;
typedef struct TF_Tensor TF_Tensor;
typedef struct {
  const void *data;
  size_t length;
  void (*data_deallocator)(void *data, size_t length);
} TF_Buffer;
typedef struct TF_OpKernelConstruction TF_OpKernelConstruction;
typedef struct TF_OpKernelContext TF_OpKernelContext;
typedef struct TF_KernelBuilder TF_KernelBuilder;
typedef struct TF_OpDefinitionBuilder TF_OpDefinitionBuilder;
typedef struct TF_ShapeHandle TF_ShapeHandle;
typedef struct TF_ShapeInferenceContext TF_ShapeInferenceContext;

enum { TF_FLOAT = 1 };
enum { TF_OK = 0, TF_INVALID_ARGUMENT = 3, TF_RESOURCE_EXHAUSTED = 8 };

TF_Status *TF_NewStatus(void);
void TF_DeleteStatus(TF_Status *);
int TF_GetCode(const TF_Status *);
void TF_SetStatus(TF_Status *, int code, const char *message);

void TF_DeleteBuffer(TF_Buffer *);

void *TF_TensorData(const TF_Tensor *);
size_t TF_TensorByteSize(const TF_Tensor *);
int TF_NumDims(const TF_Tensor *);
int64_t TF_Dim(const TF_Tensor *, int axis);
void TF_DeleteTensor(TF_Tensor *);

TF_OpDefinitionBuilder *TF_NewOpDefinitionBuilder(const char *name);
void TF_OpDefinitionBuilderAddInput(TF_OpDefinitionBuilder *, const char *input);
void TF_OpDefinitionBuilderAddOutput(TF_OpDefinitionBuilder *, const char *output);
void TF_OpDefinitionBuilderAddAttr(TF_OpDefinitionBuilder *, const char *attribute);
void TF_OpDefinitionBuilderSetIsStateful(TF_OpDefinitionBuilder *, bool);
void TF_OpDefinitionBuilderSetShapeInferenceFunction(
    TF_OpDefinitionBuilder *, void (*)(TF_ShapeInferenceContext *, TF_Status *));
void TF_RegisterOpDefinition(TF_OpDefinitionBuilder *, TF_Status *);
void TF_ShapeInferenceContextSetUnknownShape(TF_ShapeInferenceContext *, TF_Status *);

TF_KernelBuilder *TF_NewKernelBuilder(
    const char *op, const char *device, void *(*create)(TF_OpKernelConstruction *),
    void (*compute)(void *, TF_OpKernelContext *), void (*destroy)(void *));
/* A message that lists the kernels, empty if there are none. */
TF_Buffer *TF_GetRegisteredKernelsForOp(const char *op, TF_Status *);
void TF_RegisterKernelBuilder(const char *op, TF_KernelBuilder *, TF_Status *);

bool TF_OpKernelConstruction_HasAttr(TF_OpKernelConstruction *, const char *name, TF_Status *);
void TF_OpKernelConstruction_GetAttrFloat(
    TF_OpKernelConstruction *, const char *name, float *value, TF_Status *);
void TF_OpKernelConstruction_GetAttrInt32(
    TF_OpKernelConstruction *, const char *name, int32_t *value, TF_Status *);
void TF_OpKernelConstruction_Failure(TF_OpKernelConstruction *, TF_Status *);

void TF_GetInput(TF_OpKernelContext *, int index, TF_Tensor **, TF_Status *);
void TF_GetInputTensorFromVariable(
    TF_OpKernelContext *, int index, bool lock_held, bool is_variant, bool sparse,
    void (*copy)(TF_OpKernelContext *, TF_Tensor *from, TF_Tensor *to), TF_Tensor **, TF_Status *);
TF_Tensor *TF_AllocateOutput(
    TF_OpKernelContext *, int index, int type, const int64_t *dims, int rank, size_t bytes,
    TF_Status *);
void TF_OpKernelContext_Failure(TF_OpKernelContext *, TF_Status *);
