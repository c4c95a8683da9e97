/*
 * From the gradient of y = max(x, 0), with that of an activity penalty, to the gradient of x and
 * its sum over all rows, which is that of a bias.
 */
#include <math.h>
#include <string.h>

#include "ops.h"
#include "parts.h"
#include "relu.h"

/* With fewer channels, a loop over those of each row takes longer than two passes. */
#define FEW 16

typedef struct {
  const float *dy;
  const float *y;
  float *dx;
  float *sums; /* of each part, (parts, channels) */
  int64_t rows;
  int64_t part;
  int64_t channels;
  float l1;
  float l2;
} Relu;

/* One row of all channels, which adds to their sums. */
static void row(
    int64_t channels, float l1, float l2, const float *restrict dy, const float *restrict y,
    float *restrict dx, float *restrict sums) {
  for (int64_t k = 0; k < channels; k++) {
    float value = back_through_relu(l1, l2, dy[k], y[k]);
    dx[k] = value;
    sums[k] += value;
  }
}

/* Rows of fewer channels than fill a vector: all as one row, then the sums, in the order of rows. */
static void short_rows(
    int64_t rows, int64_t channels, float l1, float l2, const float *restrict dy,
    const float *restrict y, float *restrict dx, float *restrict sums) {
  for (int64_t i = 0; i < rows * channels; i++) {
    dx[i] = back_through_relu(l1, l2, dy[i], y[i]);
  }
  int64_t k = 0;
  for (; k + 4 <= channels; k += 4) {
    float four[4] = {0};
    for (int64_t i = 0; i < rows; i++) {
      for (int j = 0; j < 4; j++) {
        four[j] += dx[i * channels + k + j];
      }
    }
    memcpy(sums + k, four, sizeof(four));
  }
  for (; k < channels; k++) {
    float sum = 0;
    for (int64_t i = 0; i < rows; i++) {
      sum += dx[i * channels + k];
    }
    sums[k] = sum;
  }
}

static void work(void *what, int64_t first, int64_t end) {
  const Relu *relu = what;
  int64_t n = relu->channels;
  float l1 = relu->l1;
  float l2 = relu->l2;
  for (int64_t part = first; part < end; part++) {
    float *sums = relu->sums + part * n;
    int64_t from = part * relu->part;
    int64_t to = from + relu->part < relu->rows ? from + relu->part : relu->rows;
    if (n < FEW) {
      int64_t at = from * n;
      short_rows(to - from, n, l1, l2, relu->dy + at, relu->y + at, relu->dx + at, sums);
      continue;
    }
    memset(sums, 0, (size_t)n * sizeof(float));
    for (int64_t at = from * n; at < to * n; at += n) {
      row(n, l1, l2, relu->dy + at, relu->y + at, relu->dx + at, sums);
    }
  }
}

void relu_gradient(const Attributes *attributes, Call *call) {
  Array dy = call_input(call, 0);
  Array y = call_input(call, 1);
  float l1 = call_scalar(call, 2);
  float l2 = call_scalar(call, 3);
  call_require(call, y.rank > 0 && dy.size == y.size, "dy and y must be of one shape");
  if (!call_holds(call)) {
    return;
  }
  int64_t channels = y.dims[y.rank - 1];
  Relu relu = {
      .dy = dy.values,
      .y = y.values,
      .dx = call_output(call, 0, y.rank, y.dims).values,
      .rows = channels == 0 ? 0 : y.size / channels,
      .part = items_in_part(channels),
      .channels = channels,
      .l1 = l1,
      .l2 = l2};
  Array sums = call_output(call, 1, 1, &channels);
  int64_t parts = (relu.rows + relu.part - 1) / relu.part;
  relu.sums = call_scratch(call, parts * channels);
  if (!call_holds(call)) {
    return;
  }
  in_parts(attributes->threads, parts, 3 * relu.part * channels, work, &relu);
  memset(sums.values, 0, (size_t)channels * sizeof(float));
  for (int64_t part = 0; part < parts; part++) {
    for (int64_t k = 0; k < channels; k++) {
      sums.values[k] += relu.sums[part * channels + k];
    }
  }
}
