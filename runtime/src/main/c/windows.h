/* The windows of maps (N, H, W, C) or of rows (N, C). */
#pragma once

#include "call.h"

typedef struct {
  int window; /* side: 1 or 2 */
  int64_t channels;
  int64_t width;  /* of the maps, 1 of rows */
  int64_t pixels; /* of all maps */
  int64_t pixels_in_part;
  int64_t across;  /* windows beside each other */
  int64_t count;   /* of all windows */
  int64_t in_part; /* windows */
} Windows;

typedef struct {
  int64_t first;
  int64_t end;
} Span;

/* Fails the call unless the window divides the maps, of at least one pixel. */
Windows windows_of(Call *, const Array *x, int window);

/* Dimensions of one value for each window. */
const int64_t *window_dims(const Array *x, int window, int64_t *dims);

/* The items of a part. */
Span part_of(int64_t part, int64_t size, int64_t count);

int64_t parts_in(int64_t count, int64_t size);

/* The first of two equal values counts as the larger one; norm_gradient.c relies on it. */
static inline float larger(float a, float b) { return b > a ? b : a; }

/* The pixel at the upper left of a window. */
static inline int64_t first_pixel(const Windows *at, int64_t window) {
  int64_t row = window / at->across;
  int64_t column = window % at->across;
  return at->window * (row * at->width + column);
}
