/* From the products of tiles to maps, with what follows a convolution, and back to products. */
#include <math.h>
#include <string.h>

#include "parts.h"
#include "transforms.h"
#include "windows.h"

enum { OUTPUTS = OUT * OUT };

/* Where the outputs of one tile go. */
typedef struct {
  float *to[OUTPUTS];
  float weights[OUTPUTS]; /* 1, or 0 of outputs that are none */
} Places;

static inline void forward(const float *m, int step, float *y, int out) {
  y[0] = m[0] + m[step] + m[2 * step];
  y[out] = m[step] - m[2 * step] - m[3 * step];
}

static inline void outputs(
    const float *restrict from, int64_t matrix, int64_t k, float bias, float least, float *v) {
  float m[CELLS];
  float half[SIDE * OUT];
  for (int cell = 0; cell < CELLS; cell++) {
    m[cell] = from[cell * matrix + k];
  }
  for (int i = 0; i < SIDE; i++) {
    forward(m + SIDE * i, 1, half + OUT * i, 1);
  }
  for (int j = 0; j < OUT; j++) {
    forward(half + j, OUT, v + j, OUT);
  }
  for (int i = 0; i < OUTPUTS; i++) {
    float value = v[i] + bias;
    v[i] = value < least ? least : value;
  }
}

static void spread(
    const Finish *of, const float *restrict from, int64_t matrix, const Places *places,
    float *restrict sums, float *restrict squares) {
  int64_t channels = of->tiles.channels;
  const float *restrict bias = of->bias;
  const float *restrict scale = of->scale;
  const float *restrict offset = of->offset;
  float *restrict upper_left = places->to[0];
  float *restrict upper_right = places->to[1];
  float *restrict lower_left = places->to[2];
  float *restrict lower_right = places->to[3];
  float right = places->weights[1];
  float lower = places->weights[2];
  float least = of->least;
#pragma GCC ivdep
  for (int64_t k = 0; k < channels; k++) {
    float v[OUTPUTS];
    outputs(from, matrix, k, bias[k], least, v);
    float s = scale[k];
    float o = offset[k];
    upper_left[k] = v[0] * s + o;
    upper_right[k] = v[1] * s + o;
    lower_left[k] = v[2] * s + o;
    lower_right[k] = v[3] * s + o;
    sums[k] += fabsf(v[0]) + right * fabsf(v[1]) +
               lower * (fabsf(v[2]) + right * fabsf(v[3]));
    squares[k] += v[0] * v[0] + right * (v[1] * v[1]) +
                  lower * (v[2] * v[2] + right * (v[3] * v[3]));
  }
}

static void pick(
    const Finish *of, const float *restrict from, int64_t matrix, float *restrict to,
    float *restrict sums, float *restrict squares) {
  int64_t channels = of->tiles.channels;
  const float *restrict bias = of->bias;
  const float *restrict scale = of->scale;
  const float *restrict offset = of->offset;
  float least = of->least;
#pragma GCC ivdep
  for (int64_t k = 0; k < channels; k++) {
    float v[OUTPUTS];
    outputs(from, matrix, k, bias[k], least, v);
    float s = scale[k];
    float o = offset[k];
    sums[k] += (fabsf(v[0]) + fabsf(v[1])) + (fabsf(v[2]) + fabsf(v[3]));
    squares[k] += (v[0] * v[0] + v[1] * v[1]) + (v[2] * v[2] + v[3] * v[3]);
    to[k] = larger(larger(v[0] * s + o, v[1] * s + o), larger(v[2] * s + o, v[3] * s + o));
  }
}

static Places places(const Finish *of, int64_t row, int64_t column) {
  const Tiles *tiles = &of->tiles;
  int64_t pixels = tiles->height * tiles->width;
  Places all;
  for (int i = 0; i < OUTPUTS; i++) {
    int64_t y = row % tiles->down * OUT + i / OUT;
    int64_t x = column * OUT + i % OUT;
    int64_t pixel = row / tiles->down * pixels + y * tiles->width + x;
    bool inside = y < tiles->height && x < tiles->width;
    all.weights[i] = inside ? 1 : 0;
    all.to[i] =
        inside ? of->to + pixel * tiles->channels : of->outside + row * tiles->channels;
  }
  return all;
}

void finish_output(
    const Finish *of, int64_t first, int64_t end, const float *from, int64_t matrix) {
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  for (int64_t tile = first; tile < end; tile++, from += channels) {
    int64_t row = tile / tiles->across;
    int64_t column = tile % tiles->across;
    float *sums = of->sums + row * channels;
    float *squares = of->squares + row * channels;
    if (column == 0) {
      memset(sums, 0, (size_t)channels * sizeof(float));
      memset(squares, 0, (size_t)channels * sizeof(float));
    }
    if (of->window == OUT) {
      pick(of, from, matrix, of->to + tile * channels, sums, squares);
    } else {
      Places at = places(of, row, column);
      spread(of, from, matrix, &at, sums, squares);
    }
  }
}

Finish finish_begin(const Attributes *attributes, Call *call, const Tiles *tiles, int input) {
  Array bias = call_input(call, input);
  Array scale = call_input(call, input + 1);
  Array offset = call_input(call, input + 2);
  int64_t channels = tiles->channels;
  int window = attributes->window;
  call_require(
      call, bias.size == channels && scale.size == channels && offset.size == channels,
      "bias, scale and offset must be of (C)");
  call_require(
      call,
      window == 1 || (window == OUT && tiles->height % OUT == 0 && tiles->width % OUT == 0),
      "windows must be of 1x1, or of 2x2 and divide height and width");
  if (!call_holds(call)) {
    return (Finish){0};
  }
  int64_t dims[] = {tiles->images, tiles->height / window, tiles->width / window, channels};
  int64_t sums = tiles->images * tiles->down * channels;
  Finish finish = {
      .tiles = *tiles,
      .window = window,
      .least = attributes->relu ? 0 : -INFINITY,
      .bias = bias.values,
      .scale = scale.values,
      .offset = offset.values,
      .to = call_output(call, 0, 4, dims).values,
      .sum = call_output(call, 1, 0, NULL).values,
      .square = call_output(call, 2, 0, NULL).values,
      .sums = call_scratch(call, 3 * sums)};
  if (call_holds(call)) {
    finish.squares = finish.sums + sums;
    finish.outside = finish.squares + sums;
  }
  return finish;
}

void finish_end(const Finish *of) {
  int64_t sums = of->tiles.images * of->tiles.down * of->tiles.channels;
  *of->sum = total(of->sums, sums);
  *of->square = total(of->squares, sums);
}

static inline void backward(const float *y, int step, float *m, int out) {
  m[0] = y[0];
  m[out] = y[0] + y[step];
  m[2 * out] = y[0] - y[step];
  m[3 * out] = -y[step];
}

static void transform(
    int64_t channels, const float *const *from, float *restrict to, int64_t matrix) {
#pragma GCC ivdep
  for (int64_t k = 0; k < channels; k++) {
    float y[OUTPUTS];
    float half[OUT * SIDE];
    float m[CELLS];
    for (int i = 0; i < OUTPUTS; i++) {
      y[i] = from[i][k];
    }
    for (int i = 0; i < OUT; i++) {
      backward(y + OUT * i, 1, half + SIDE * i, 1);
    }
    for (int j = 0; j < SIDE; j++) {
      backward(half + j, SIDE, m + j, SIDE);
    }
    for (int cell = 0; cell < CELLS; cell++) {
      to[cell * matrix + k] = m[cell];
    }
  }
}

void deal_output(const Maps *of, int64_t first, int64_t end, float *to, int64_t matrix) {
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  for (int64_t tile = first; tile < end; tile++) {
    int64_t row = tile / tiles->across;
    int64_t column = tile % tiles->across;
    const float *image =
        of->values + row / tiles->down * tiles->height * tiles->width * channels + of->first;
    const float *outputs[OUTPUTS];
    for (int i = 0; i < OUTPUTS; i++) {
      int64_t y = row % tiles->down * OUT + i / OUT;
      int64_t x = column * OUT + i % OUT;
      bool inside = y < tiles->height && x < tiles->width;
      outputs[i] = inside ? image + (y * tiles->width + x) * channels : of->zeros;
    }
    transform(of->count, outputs, to + (tile - first) * of->count, matrix);
  }
}
