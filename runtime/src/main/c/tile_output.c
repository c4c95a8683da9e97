/*
 * From the products of tiles to maps, with what follows a convolution: a bias, ReLU, a factor and
 * an offset for each channel, and the largest value of each window. A window is a pixel, or all
 * four outputs of a tile. And back from maps to products, through the transform alone.
 */
#include <math.h>
#include <string.h>

#include "ops.h"
#include "parts.h"
#include "tiles.h"
#include "windows.h"

enum { OUTPUTS = OUT * OUT };

typedef struct {
  Tiles tiles;
  int window;
  float least; /* of values before factor and offset: 0 of ReLU, else -infinity */
  const float *from;
  const float *bias;
  const float *scale;
  const float *offset;
  float *to;
  float *sums;    /* of the values before factor and offset, (rows of tiles, C) */
  float *squares; /* (rows of tiles, C) */
  float *outside; /* (rows of tiles, C), which nobody reads */
} Output;

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
    const Output *of, const float *restrict from, const Places *places, float *restrict sums,
    float *restrict squares) {
  int64_t channels = of->tiles.channels;
  int64_t matrix = of->tiles.rows * channels;
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
    const Output *of, const float *restrict from, float *restrict to, float *restrict sums,
    float *restrict squares) {
  int64_t channels = of->tiles.channels;
  int64_t matrix = of->tiles.rows * channels;
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

static Places places(const Output *of, int64_t row, int64_t column) {
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

/* The parts are rows of tiles. */
static void work(void *what, int64_t first, int64_t end) {
  const Output *of = what;
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  for (int64_t row = first; row < end; row++) {
    float *sums = of->sums + row * channels;
    float *squares = of->squares + row * channels;
    memset(sums, 0, (size_t)channels * sizeof(float));
    memset(squares, 0, (size_t)channels * sizeof(float));
    for (int64_t column = 0; column < tiles->across; column++) {
      int64_t tile = row * tiles->across + column;
      const float *from = of->from + tile * channels;
      if (of->window == OUT) {
        pick(of, from, of->to + tile * channels, sums, squares);
      } else {
        Places at = places(of, row, column);
        spread(of, from, &at, sums, squares);
      }
    }
  }
}

void tile_output(const Attributes *attributes, Call *call) {
  Array m = call_input(call, 0);
  Array bias = call_input(call, 1);
  Array scale = call_input(call, 2);
  Array offset = call_input(call, 3);
  int64_t height = attributes->height;
  int64_t width = attributes->width;
  int window = attributes->window;
  Tiles tiles = tiles_in(call, &m, height, width, height, width);
  int64_t channels = tiles.channels;
  call_require(
      call, bias.size == channels && scale.size == channels && offset.size == channels,
      "bias, scale and offset must be of (C)");
  call_require(
      call, window == 1 || (window == OUT && height % OUT == 0 && width % OUT == 0),
      "windows must be of 1x1, or of 2x2 and divide height and width");
  if (!call_holds(call)) {
    return;
  }
  int64_t dims[] = {tiles.images, height / window, width / window, channels};
  Output of = {
      .tiles = tiles,
      .window = window,
      .least = attributes->relu ? 0 : -INFINITY,
      .from = m.values,
      .bias = bias.values,
      .scale = scale.values,
      .offset = offset.values,
      .to = call_output(call, 0, 4, dims).values};
  float *sum = call_output(call, 1, 0, NULL).values;
  float *square = call_output(call, 2, 0, NULL).values;
  int64_t rows = tiles.images * tiles.down;
  of.sums = call_scratch(call, 3 * rows * channels);
  if (!call_holds(call)) {
    return;
  }
  of.squares = of.sums + rows * channels;
  of.outside = of.squares + rows * channels;
  in_parts(attributes->threads, rows, 2 * CELLS * tiles.across * channels, work, &of);
  *sum = total(of.sums, rows * channels);
  *square = total(of.squares, rows * channels);
}

typedef struct {
  Tiles tiles;
  const float *from;
  float *to;
  const float *zeros; /* (C) */
} Gradient;

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

static void work_back(void *what, int64_t first, int64_t end) {
  const Gradient *of = what;
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  for (int64_t row = first; row < end; row++) {
    const float *image = of->from + row / tiles->down * tiles->height * tiles->width * channels;
    for (int64_t column = 0; column < tiles->across; column++) {
      const float *outputs[OUTPUTS];
      for (int i = 0; i < OUTPUTS; i++) {
        int64_t y = row % tiles->down * OUT + i / OUT;
        int64_t x = column * OUT + i % OUT;
        bool inside = y < tiles->height && x < tiles->width;
        outputs[i] = inside ? image + (y * tiles->width + x) * channels : of->zeros;
      }
      transform(
          channels, outputs, of->to + (row * tiles->across + column) * channels,
          tiles->rows * channels);
    }
  }
}

void tile_output_gradient(const Attributes *attributes, Call *call) {
  Array dy = call_input(call, 0);
  call_require(call, dy.rank == 4, "dy must be (N, H, W, C)");
  Gradient of = {.from = dy.values};
  of.tiles = tiles_of(dy.dims[0], dy.dims[3], dy.dims[1], dy.dims[2], dy.dims[1], dy.dims[2]);
  int64_t dims[MOST_DIMS];
  of.to = call_output(call, 0, 3, tile_dims(&of.tiles, dims)).values;
  float *zeros = call_scratch(call, of.tiles.channels);
  if (!call_holds(call)) {
    return;
  }
  memset(zeros, 0, (size_t)of.tiles.channels * sizeof(float));
  of.zeros = zeros;
  clear_last_rows(&of.tiles, of.to);
  int64_t floats = 2 * CELLS * of.tiles.across * of.tiles.channels;
  in_parts(attributes->threads, of.tiles.images * of.tiles.down, floats, work_back, &of);
}
