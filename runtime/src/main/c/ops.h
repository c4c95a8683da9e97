/* The ops of this library. Each function computes one; the attributes are those of ops.c. */
#pragma once

#include "call.h"

typedef struct {
  float l1;
  float l2;
  float epsilon;
  int32_t window;
  int32_t threads;
} Attributes;

void adam(const Attributes *, Call *);
void relu_gradient(const Attributes *, Call *);
void norm(const Attributes *, Call *);
void norm_gradient(const Attributes *, Call *);
