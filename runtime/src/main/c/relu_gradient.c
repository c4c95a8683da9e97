/*
 * From the gradient of y = max(x, 0), with that of an activity penalty, to the gradient of x and
 * its sum over all rows, which is that of a bias.
 */
#include <math.h>
#include <string.h>

#include "ops.h"
#include "parts.h"

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

static void row(
    const Relu *relu, const float *restrict dy, const float *restrict y, float *restrict dx,
    float *restrict sums) {
  float l1 = relu->l1;
  float l2 = relu->l2;
  for (int64_t k = 0; k < relu->channels; k++) {
    float value = y[k] > 0 ? dy[k] + l1 + 2 * l2 * y[k] : 0.0f;
    dx[k] = value;
    sums[k] += value;
  }
}

static void work(void *what, int64_t first, int64_t end) {
  const Relu *relu = what;
  int64_t channels = relu->channels;
  for (int64_t part = first; part < end; part++) {
    float *sums = relu->sums + part * channels;
    memset(sums, 0, (size_t)channels * sizeof(float));
    int64_t last = (part + 1) * relu->part;
    for (int64_t i = part * relu->part; i < last && i < relu->rows; i++) {
      row(relu, relu->dy + i * channels, relu->y + i * channels, relu->dx + i * channels, sums);
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
