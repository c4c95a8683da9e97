/* The ops of this library. Each function computes one; the attributes are those of ops.c. */
#pragma once

#include "call.h"

typedef struct {
  float l1;
  float l2;
  float epsilon;
  int32_t window;
  int32_t border;
  int32_t height;
  int32_t width;
  int32_t relu;
  int32_t pairs; /* of bfloat16 numbers are multiplied */
  int32_t threads;
} Attributes;

void adam(const Attributes *, Call *);
void adam_of_product(const Attributes *, Call *);
void relu_gradient(const Attributes *, Call *);
void norm(const Attributes *, Call *);
void norm_gradient(const Attributes *, Call *);
void scale(const Attributes *, Call *);
void convolution(const Attributes *, Call *);
void convolution_input_gradient(const Attributes *, Call *);
void convolution_kernel_gradient(const Attributes *, Call *);
void tile_input(const Attributes *, Call *);
void tile_input_gradient(const Attributes *, Call *);
void tile_output(const Attributes *, Call *);
void tile_output_gradient(const Attributes *, Call *);
