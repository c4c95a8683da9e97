/*
 * y = x * scale + offset for each channel, the largest value of each window, and the sums of x. A
 * window is 1x1, or 2x2 without overlap.
 */
#include <math.h>
#include <string.h>

#include "ops.h"
#include "parts.h"
#include "windows.h"

typedef struct {
  Windows at;
  const float *x;
  const float *scale;
  const float *offset;
  float *y;
  float *sums;    /* of each part, (parts, C) */
  float *squares; /* of each part, (parts, C) */
} Scale;

static void one(
    int64_t n, const float *restrict x, const float *restrict scale, const float *restrict offset,
    float *restrict y, float *restrict sums, float *restrict squares) {
  for (int64_t k = 0; k < n; k++) {
    y[k] = x[k] * scale[k] + offset[k];
    sums[k] += fabsf(x[k]);
    squares[k] += x[k] * x[k];
  }
}

static void four(
    int64_t n, const float *restrict x, const float *restrict below, const float *restrict scale,
    const float *restrict offset, float *restrict y, float *restrict sums,
    float *restrict squares) {
  for (int64_t k = 0; k < n; k++) {
    float s = scale[k];
    float o = offset[k];
    float a = x[k];
    float b = x[k + n];
    float c = below[k];
    float d = below[k + n];
    y[k] = larger(larger(a * s + o, b * s + o), larger(c * s + o, d * s + o));
    sums[k] += (fabsf(a) + fabsf(b)) + (fabsf(c) + fabsf(d));
    squares[k] += (a * a + b * b) + (c * c + d * d);
  }
}

static void work(void *what, int64_t first, int64_t end) {
  const Scale *of = what;
  const Windows *at = &of->at;
  int64_t n = at->channels;
  for (int64_t part = first; part < end; part++) {
    float *sums = of->sums + part * n;
    float *squares = of->squares + part * n;
    memset(sums, 0, (size_t)n * sizeof(float));
    memset(squares, 0, (size_t)n * sizeof(float));
    Span windows = part_of(part, at->in_part, at->count);
    for (int64_t i = windows.first; i < windows.end; i++) {
      const float *x = of->x + first_pixel(at, i) * n;
      if (at->window == 1) {
        one(n, x, of->scale, of->offset, of->y + i * n, sums, squares);
      } else {
        four(n, x, x + at->width * n, of->scale, of->offset, of->y + i * n, sums, squares);
      }
    }
  }
}

void scale(const Attributes *attributes, Call *call) {
  Array x = call_input(call, 0);
  Array factor = call_input(call, 1);
  Array offset = call_input(call, 2);
  Scale of = {
      .at = windows_of(call, &x, attributes->window),
      .x = x.values,
      .scale = factor.values,
      .offset = offset.values};
  int64_t n = of.at.channels;
  call_require(call, factor.size == n && offset.size == n, "scale and offset must be of (C)");
  if (!call_holds(call)) {
    return;
  }
  int64_t dims[MOST_DIMS];
  of.y = call_output(call, 0, x.rank, window_dims(&x, attributes->window, dims)).values;
  Array sum = call_output(call, 1, 0, NULL);
  Array squares = call_output(call, 2, 0, NULL);
  int64_t parts = parts_in(of.at.count, of.at.in_part);
  of.sums = call_scratch(call, 2 * parts * n);
  if (!call_holds(call)) {
    return;
  }
  of.squares = of.sums + parts * n;
  in_parts(attributes->threads, parts, 2 * of.at.pixels_in_part * n, work, &of);
  sum.values[0] = total(of.sums, parts * n);
  squares.values[0] = total(of.squares, parts * n);
}
