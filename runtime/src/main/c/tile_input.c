/* The transformed tiles of a convolution's input, and back to the gradient of the input. */
#include <string.h>

#include "ops.h"
#include "parts.h"
#include "tiles.h"

typedef struct {
  Tiles tiles;
  int64_t border;
  const float *from;
  float *to;
  const float *zeros; /* (C) */
  float *outside;     /* (N, C), which nobody reads */
} Transform;

static inline void forward(const float *d, int step, float *t) {
  t[0] = d[0] - d[2 * step];
  t[step] = d[step] + d[2 * step];
  t[2 * step] = d[2 * step] - d[step];
  t[3 * step] = d[step] - d[3 * step];
}

static inline void backward(const float *t, int step, float *d) {
  d[0] = t[0];
  d[step] = t[step] - t[2 * step] + t[3 * step];
  d[2 * step] = t[step] + t[2 * step] - t[0];
  d[3 * step] = -t[3 * step];
}

static void transform(
    int64_t channels, const float *const *from, float *restrict to, int64_t matrix) {
#pragma GCC ivdep
  for (int64_t k = 0; k < channels; k++) {
    float d[CELLS];
    float half[CELLS];
    float whole[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      d[cell] = from[cell][k];
    }
    for (int i = 0; i < SIDE; i++) {
      forward(d + SIDE * i, 1, half + SIDE * i);
    }
    for (int i = 0; i < SIDE; i++) {
      forward(half + i, SIDE, whole + i);
    }
    for (int cell = 0; cell < CELLS; cell++) {
      to[cell * matrix + k] = whole[cell];
    }
  }
}

/* The parts are rows of tiles. */
static void work(void *what, int64_t first, int64_t end) {
  const Transform *of = what;
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  for (int64_t row = first; row < end; row++) {
    int64_t top = row % tiles->down * OUT - of->border;
    const float *image = of->from + row / tiles->down * tiles->height * tiles->width * channels;
    for (int64_t column = 0; column < tiles->across; column++) {
      int64_t left = column * OUT - of->border;
      const float *cells[CELLS];
      for (int cell = 0; cell < CELLS; cell++) {
        int64_t y = top + cell / SIDE;
        int64_t x = left + cell % SIDE;
        bool inside = 0 <= y && y < tiles->height && 0 <= x && x < tiles->width;
        cells[cell] = inside ? image + (y * tiles->width + x) * channels : of->zeros;
      }
      transform(
          channels, cells, of->to + (row * tiles->across + column) * channels,
          tiles->rows * channels);
    }
  }
}

void tile_input(const Attributes *attributes, Call *call) {
  Array x = call_input(call, 0);
  call_require(call, x.rank == 4, "x must be (N, H, W, C)");
  if (!call_holds(call)) {
    return;
  }
  int64_t border = attributes->border;
  Transform of = {
      .tiles = tiles_of(
          x.dims[0], x.dims[3], x.dims[1], x.dims[2], x.dims[1] + 2 * border - 2,
          x.dims[2] + 2 * border - 2),
      .border = border,
      .from = x.values};
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
  in_parts(attributes->threads, of.tiles.images * of.tiles.down, floats, work, &of);
}

static void add_back(
    int64_t channels, const float *restrict from, int64_t matrix, float *const *to) {
#pragma GCC ivdep
  for (int64_t k = 0; k < channels; k++) {
    float t[CELLS];
    float half[CELLS];
    float whole[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      t[cell] = from[cell * matrix + k];
    }
    for (int i = 0; i < SIDE; i++) {
      backward(t + SIDE * i, 1, half + SIDE * i);
    }
    for (int i = 0; i < SIDE; i++) {
      backward(half + i, SIDE, whole + i);
    }
    for (int cell = 0; cell < CELLS; cell++) {
      to[cell][k] += whole[cell];
    }
  }
}

/* The parts are images: the tiles of one overlap. */
static void work_back(void *what, int64_t first, int64_t end) {
  const Transform *of = what;
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  int64_t pixels = tiles->height * tiles->width;
  for (int64_t n = first; n < end; n++) {
    float *image = of->to + n * pixels * channels;
    memset(image, 0, (size_t)(pixels * channels) * sizeof(float));
    for (int64_t tile = 0; tile < tiles->down * tiles->across; tile++) {
      int64_t top = tile / tiles->across * OUT - of->border;
      int64_t left = tile % tiles->across * OUT - of->border;
      float *cells[CELLS];
      for (int cell = 0; cell < CELLS; cell++) {
        int64_t y = top + cell / SIDE;
        int64_t x = left + cell % SIDE;
        bool inside = 0 <= y && y < tiles->height && 0 <= x && x < tiles->width;
        cells[cell] = inside ? image + (y * tiles->width + x) * channels
                             : of->outside + n * channels;
      }
      add_back(
          channels, of->from + (n * tiles->down * tiles->across + tile) * channels,
          tiles->rows * channels, cells);
    }
  }
}

void tile_input_gradient(const Attributes *attributes, Call *call) {
  Array dt = call_input(call, 0);
  int64_t border = attributes->border;
  int64_t height = attributes->height;
  int64_t width = attributes->width;
  Transform of = {
      .tiles =
          tiles_in(call, &dt, height, width, height + 2 * border - 2, width + 2 * border - 2),
      .border = border,
      .from = dt.values};
  int64_t images = of.tiles.images;
  int64_t dims[] = {images, height, width, of.tiles.channels};
  of.to = call_output(call, 0, 4, dims).values;
  of.outside = call_scratch(call, images * of.tiles.channels);
  if (!call_holds(call)) {
    return;
  }
  int64_t floats = 2 * CELLS * of.tiles.down * of.tiles.across * of.tiles.channels;
  in_parts(attributes->threads, images, floats, work_back, &of);
}
