/* Winograd's transform of a convolution's input, and back to its gradient. */
#include "transforms.h"

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

void deal_input(const Maps *of, int64_t first, int64_t end, float *to, int64_t matrix) {
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  for (int64_t tile = first; tile < end; tile++) {
    int64_t row = tile / tiles->across;
    int64_t top = row % tiles->down * OUT - of->border;
    int64_t left = tile % tiles->across * OUT - of->border;
    const float *image =
        of->values + row / tiles->down * tiles->height * tiles->width * channels + of->first;
    const float *cells[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      int64_t y = top + cell / SIDE;
      int64_t x = left + cell % SIDE;
      bool inside = 0 <= y && y < tiles->height && 0 <= x && x < tiles->width;
      cells[cell] = inside ? image + (y * tiles->width + x) * channels : of->zeros;
    }
    transform(of->count, cells, to + (tile - first) * of->count, matrix);
  }
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

void add_input(const Sums *of, int64_t first, int64_t end, const float *from, int64_t matrix) {
  const Tiles *tiles = &of->tiles;
  int64_t channels = tiles->channels;
  for (int64_t tile = first; tile < end; tile++) {
    int64_t row = tile / tiles->across;
    int64_t n = row / tiles->down;
    int64_t top = row % tiles->down * OUT - of->border;
    int64_t left = tile % tiles->across * OUT - of->border;
    float *image = of->to + n * tiles->height * tiles->width * channels;
    float *cells[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      int64_t y = top + cell / SIDE;
      int64_t x = left + cell % SIDE;
      bool inside = 0 <= y && y < tiles->height && 0 <= x && x < tiles->width;
      cells[cell] = inside ? image + (y * tiles->width + x) * channels
                           : of->outside + n * channels;
    }
    add_back(channels, from + (tile - first) * channels, matrix, cells);
  }
}
