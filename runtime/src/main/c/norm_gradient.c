/*
 * The gradient of norm.c. A window's gradient belongs to its first largest value. With m values x
 * of a channel, dx = scale * (dy - dbeta / m - (x - mean) * deviation * dgamma / m).
 * If x comes from ReLU, the same pass goes back through that, too: see relu_gradient.c.
 */
#include <string.h>

#include "ops.h"
#include "parts.h"
#include "relu.h"
#include "windows.h"

typedef struct {
  Windows at;
  const float *dy;
  const float *x;
  const float *mean;
  const float *scale;
  const float *offset;
  float *sums;     /* of dy, of each part, (parts, channels) */
  float *products; /* of dy and the distance from the mean, (parts, channels) */
  float *slope;
  float *shift;
  float *dx;
  bool relu;
  float l1;
  float l2;
  float *relu_sums; /* of dx, of each part, (parts, channels) */
} Gradient;

static void add_one(
    int64_t n, const float *restrict dy, const float *restrict x, const float *restrict mean,
    float *restrict sums, float *restrict products) {
  for (int64_t k = 0; k < n; k++) {
    sums[k] += dy[k];
    products[k] += dy[k] * (x[k] - mean[k]);
  }
}

static void add_four(
    int64_t n, const float *restrict dy, const float *restrict a, const float *restrict b,
    const float *restrict c, const float *restrict d, const float *restrict mean,
    const float *restrict scale, const float *restrict offset, float *restrict sums,
    float *restrict products) {
  for (int64_t k = 0; k < n; k++) {
    float s = scale[k];
    float o = offset[k];
    float x = a[k];
    float most = x * s + o;
    float next = b[k] * s + o;
    x = next > most ? b[k] : x;
    most = next > most ? next : most;
    next = c[k] * s + o;
    x = next > most ? c[k] : x;
    most = next > most ? next : most;
    x = d[k] * s + o > most ? d[k] : x;
    sums[k] += dy[k];
    products[k] += dy[k] * (x - mean[k]);
  }
}

static void add(void *what, int64_t first, int64_t end) {
  const Gradient *of = what;
  const Windows *at = &of->at;
  int64_t n = at->channels;
  for (int64_t part = first; part < end; part++) {
    float *sums = of->sums + part * n;
    float *products = of->products + part * n;
    memset(sums, 0, (size_t)n * sizeof(float));
    memset(products, 0, (size_t)n * sizeof(float));
    Span windows = part_of(part, at->in_part, at->count);
    for (int64_t i = windows.first; i < windows.end; i++) {
      const float *dy = of->dy + i * n;
      const float *x = of->x + first_pixel(at, i) * n;
      if (at->window == 1) {
        add_one(n, dy, x, of->mean, sums, products);
      } else {
        const float *below = x + at->width * n;
        add_four(
            n, dy, x, x + n, below, below + n, of->mean, of->scale, of->offset, sums, products);
      }
    }
  }
}

static void one(
    int64_t n, const float *restrict dy, const float *restrict x, const float *restrict scale,
    const float *restrict slope, const float *restrict shift, float *restrict dx) {
  for (int64_t k = 0; k < n; k++) {
    dx[k] = dy[k] * scale[k] + (x[k] * slope[k] + shift[k]);
  }
}

static void one_of_relu(
    int64_t n, float l1, float l2, const float *restrict dy, const float *restrict x,
    const float *restrict scale, const float *restrict slope, const float *restrict shift,
    float *restrict dx, float *restrict sums) {
  for (int64_t k = 0; k < n; k++) {
    float value = dy[k] * scale[k] + (x[k] * slope[k] + shift[k]);
    dx[k] = back_through_relu(l1, l2, value, x[k]);
    sums[k] += dx[k];
  }
}

typedef struct {
  float a;
  float b;
  float c;
  float d;
} Four;

/* The gradients of a window's values x, whose first largest one takes g. */
static inline Four spread_one(Four x, float g, float scale, float offset, float slope, float shift) {
  float most = x.a * scale + offset;
  float next = x.b * scale + offset;
  int place = next > most ? 1 : 0;
  most = next > most ? next : most;
  next = x.c * scale + offset;
  place = next > most ? 2 : place;
  most = next > most ? next : most;
  place = x.d * scale + offset > most ? 3 : place;
  return (Four){
      (place == 0 ? g : 0.0f) + (x.a * slope + shift),
      (place == 1 ? g : 0.0f) + (x.b * slope + shift),
      (place == 2 ? g : 0.0f) + (x.c * slope + shift),
      (place == 3 ? g : 0.0f) + (x.d * slope + shift)};
}

static void four(
    int64_t n, int64_t below, const float *restrict dy, const float *restrict x,
    const float *restrict scale, const float *restrict offset, const float *restrict slope,
    const float *restrict shift, float *restrict dx) {
  for (int64_t k = 0; k < n; k++) {
    Four of = {x[k], x[k + n], x[k + below], x[k + below + n]};
    Four value = spread_one(of, dy[k] * scale[k], scale[k], offset[k], slope[k], shift[k]);
    dx[k] = value.a;
    dx[k + n] = value.b;
    dx[k + below] = value.c;
    dx[k + below + n] = value.d;
  }
}

static void four_of_relu(
    int64_t n, int64_t below, float l1, float l2, const float *restrict dy,
    const float *restrict x, const float *restrict scale, const float *restrict offset,
    const float *restrict slope, const float *restrict shift, float *restrict dx,
    float *restrict sums) {
  for (int64_t k = 0; k < n; k++) {
    Four of = {x[k], x[k + n], x[k + below], x[k + below + n]};
    Four value = spread_one(of, dy[k] * scale[k], scale[k], offset[k], slope[k], shift[k]);
    float a = back_through_relu(l1, l2, value.a, of.a);
    float b = back_through_relu(l1, l2, value.b, of.b);
    float c = back_through_relu(l1, l2, value.c, of.c);
    float d = back_through_relu(l1, l2, value.d, of.d);
    dx[k] = a;
    dx[k + n] = b;
    dx[k + below] = c;
    dx[k + below + n] = d;
    sums[k] += (a + b) + (c + d);
  }
}

static void spread_window(const Gradient *of, int64_t window, float *relu_sums) {
  const Windows *at = &of->at;
  int64_t n = at->channels;
  int64_t below = at->width * n;
  int64_t pixel = first_pixel(at, window) * n;
  const float *dy = of->dy + window * n;
  const float *x = of->x + pixel;
  float *dx = of->dx + pixel;
  if (at->window == 1 && of->relu) {
    one_of_relu(n, of->l1, of->l2, dy, x, of->scale, of->slope, of->shift, dx, relu_sums);
  } else if (at->window == 1) {
    one(n, dy, x, of->scale, of->slope, of->shift, dx);
  } else if (of->relu) {
    four_of_relu(
        n, below, of->l1, of->l2, dy, x, of->scale, of->offset, of->slope, of->shift, dx,
        relu_sums);
  } else {
    four(n, below, dy, x, of->scale, of->offset, of->slope, of->shift, dx);
  }
}

static void spread(void *what, int64_t first, int64_t end) {
  const Gradient *of = what;
  const Windows *at = &of->at;
  for (int64_t part = first; part < end; part++) {
    float *sums = of->relu ? of->relu_sums + part * at->channels : NULL;
    if (sums != NULL) {
      memset(sums, 0, (size_t)at->channels * sizeof(float));
    }
    Span windows = part_of(part, at->in_part, at->count);
    for (int64_t i = windows.first; i < windows.end; i++) {
      spread_window(of, i, sums);
    }
  }
}

void norm_gradient(const Attributes *attributes, Call *call) {
  Array dy = call_input(call, 0);
  Array x = call_input(call, 1);
  Array mean = call_input(call, 2);
  Array deviation = call_input(call, 3);
  Array scale = call_input(call, 4);
  Array offset = call_input(call, 5);
  Gradient of = {
      .at = windows_of(call, &x, attributes->window),
      .dy = dy.values,
      .x = x.values,
      .mean = mean.values,
      .scale = scale.values,
      .offset = offset.values,
      .relu = attributes->relu,
      .l1 = call_scalar(call, 6),
      .l2 = call_scalar(call, 7)};
  int64_t n = of.at.channels;
  call_require(call, dy.size == of.at.count * n, "dy must hold a value for each window");
  call_require(
      call, mean.size == n && deviation.size == n && scale.size == n && offset.size == n,
      "factors must be of (C)");
  of.dx = call_output(call, 0, x.rank, x.dims).values;
  float *dgamma = call_output(call, 1, 1, &n).values;
  float *dbeta = call_output(call, 2, 1, &n).values;
  float *relu_sums = call_output(call, 3, 1, &n).values;
  int64_t parts = parts_in(of.at.count, of.at.in_part);
  of.sums = call_scratch(call, (3 * parts + 2) * n);
  if (!call_holds(call)) {
    return;
  }
  of.products = of.sums + parts * n;
  of.relu_sums = of.products + parts * n;
  of.slope = of.relu_sums + parts * n;
  of.shift = of.slope + n;
  int64_t floats = of.at.pixels_in_part * n;
  in_parts(attributes->threads, parts, floats, add, &of);
  for (int64_t k = 0; k < n; k++) {
    double sum = 0;
    double product = 0;
    for (int64_t part = 0; part < parts; part++) {
      sum += of.sums[part * n + k];
      product += of.products[part * n + k];
    }
    dbeta[k] = (float)sum;
    dgamma[k] = (float)product * deviation.values[k];
    float share = scale.values[k] / (float)of.at.pixels;
    of.slope[k] = -share * dgamma[k] * deviation.values[k];
    of.shift[k] = -share * dbeta[k] - mean.values[k] * of.slope[k];
  }
  in_parts(attributes->threads, parts, 2 * floats, spread, &of);
  memset(relu_sums, 0, (size_t)n * sizeof(float));
  for (int64_t part = 0; of.relu && part < parts; part++) {
    for (int64_t k = 0; k < n; k++) {
      relu_sums[k] += of.relu_sums[part * n + k];
    }
  }
}
