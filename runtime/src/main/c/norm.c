/*
 * Batch normalisation y = x * scale + offset by the batch's own statistics, and the largest value
 * of each window of y, in one pass over x for the statistics and one for y. A window is 1x1, or
 * 2x2 without overlap.
 */
#include <math.h>
#include <string.h>

#include "ops.h"
#include "parts.h"
#include "windows.h"

typedef struct {
  Windows at;
  const float *x;
  float *y;
  float *sums;       /* of each part, (parts, channels) */
  float *deviations; /* from the part's mean, squared, (parts, channels) */
  const float *scale;
  const float *offset;
} Norm;

static void add_row(int64_t n, const float *restrict x, float *restrict sums) {
  for (int64_t k = 0; k < n; k++) {
    sums[k] += x[k];
  }
}

static void add_squares(
    int64_t n, const float *restrict x, const float *restrict sums, float share,
    float *restrict squares) {
  for (int64_t k = 0; k < n; k++) {
    float distance = x[k] - sums[k] * share;
    squares[k] += distance * distance;
  }
}

/* The parts are rows of x: pixels. */
static void measure(void *what, int64_t first, int64_t end) {
  const Norm *norm = what;
  int64_t n = norm->at.channels;
  for (int64_t part = first; part < end; part++) {
    Span rows = part_of(part, norm->at.pixels_in_part, norm->at.pixels);
    float *sums = norm->sums + part * n;
    float *deviations = norm->deviations + part * n;
    memset(sums, 0, (size_t)n * sizeof(float));
    memset(deviations, 0, (size_t)n * sizeof(float));
    for (int64_t i = rows.first; i < rows.end; i++) {
      add_row(n, norm->x + i * n, sums);
    }
    float share = 1 / (float)(rows.end - rows.first);
    for (int64_t i = rows.first; i < rows.end; i++) {
      add_squares(n, norm->x + i * n, sums, share, deviations);
    }
  }
}

static void one(
    int64_t n, const float *restrict x, const float *restrict scale, const float *restrict offset,
    float *restrict y) {
  for (int64_t k = 0; k < n; k++) {
    y[k] = x[k] * scale[k] + offset[k];
  }
}

static void four(
    int64_t n, const float *restrict a, const float *restrict b, const float *restrict c,
    const float *restrict d, const float *restrict scale, const float *restrict offset,
    float *restrict y) {
  for (int64_t k = 0; k < n; k++) {
    float s = scale[k];
    float o = offset[k];
    y[k] = larger(larger(a[k] * s + o, b[k] * s + o), larger(c[k] * s + o, d[k] * s + o));
  }
}

static void normalise(void *what, int64_t first, int64_t end) {
  const Norm *norm = what;
  const Windows *at = &norm->at;
  int64_t n = at->channels;
  Span windows = {.first = first * at->in_part, .end = part_of(end - 1, at->in_part, at->count).end};
  for (int64_t i = windows.first; i < windows.end; i++) {
    const float *x = norm->x + first_pixel(at, i) * n;
    if (at->window == 1) {
      one(n, x, norm->scale, norm->offset, norm->y + i * n);
    } else {
      const float *below = x + at->width * n;
      four(n, x, x + n, below, below + n, norm->scale, norm->offset, norm->y + i * n);
    }
  }
}

/* Mean and biased variance of all pixels from those of the parts (Chan, Golub and LeVeque 1983). */
static void merge(const Norm *norm, int64_t parts, int64_t k, double *mean, double *variance) {
  const Windows *at = &norm->at;
  double sum = 0;
  for (int64_t part = 0; part < parts; part++) {
    sum += norm->sums[part * at->channels + k];
  }
  *mean = sum / (double)at->pixels;
  double squares = 0;
  for (int64_t part = 0; part < parts; part++) {
    Span rows = part_of(part, at->pixels_in_part, at->pixels);
    double count = (double)(rows.end - rows.first);
    double distance = norm->sums[part * at->channels + k] / count - *mean;
    squares += norm->deviations[part * at->channels + k] + count * distance * distance;
  }
  *variance = squares / (double)at->pixels;
}

void norm(const Attributes *attributes, Call *call) {
  Array x = call_input(call, 0);
  Array gamma = call_input(call, 1);
  Array beta = call_input(call, 2);
  Norm norm = {.x = x.values, .at = windows_of(call, &x, attributes->window)};
  int64_t n = norm.at.channels;
  call_require(call, gamma.size == n && beta.size == n, "gamma and beta must be of (C)");
  if (!call_holds(call)) {
    return;
  }
  int64_t dims[MOST_DIMS];
  norm.y = call_output(call, 0, x.rank, window_dims(&x, attributes->window, dims)).values;
  float *mean = call_output(call, 1, 1, &n).values;
  float *variance = call_output(call, 2, 1, &n).values;
  float *deviation = call_output(call, 3, 1, &n).values;
  float *scale = call_output(call, 4, 1, &n).values;
  float *offset = call_output(call, 5, 1, &n).values;
  int64_t parts = parts_in(norm.at.pixels, norm.at.pixels_in_part);
  norm.sums = call_scratch(call, 2 * parts * n);
  if (!call_holds(call)) {
    return;
  }
  norm.deviations = norm.sums + parts * n;
  int64_t floats = norm.at.pixels_in_part * n;
  in_parts(attributes->threads, parts, floats, measure, &norm);
  for (int64_t k = 0; k < n; k++) {
    double m;
    double v;
    merge(&norm, parts, k, &m, &v);
    mean[k] = (float)m;
    variance[k] = (float)v;
    deviation[k] = 1 / sqrtf(variance[k] + attributes->epsilon);
    scale[k] = gamma.values[k] * deviation[k];
    offset[k] = beta.values[k] - mean[k] * scale[k];
  }
  norm.scale = scale;
  norm.offset = offset;
  if (norm.at.count > 0) {
    in_parts(
        attributes->threads, parts_in(norm.at.count, norm.at.in_part), 2 * floats, normalise,
        &norm);
  }
}
