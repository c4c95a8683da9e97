/*
 * Winograd's transforms of some tiles, from tile first to tile end - 1 of all images. In the
 * matrices of tiles, the first row is that of the first tile, and a matrix begins so many floats
 * behind the one before.
 */
#pragma once

#include "ops.h"
#include "tiles.h"

/* Maps, and what is read outside of them. */
typedef struct {
  Tiles tiles;
  int64_t border; /* rows and columns of zeros before the first ones */
  const float *values;
  const float *zeros; /* (C) */
  int64_t first;      /* of the channels that are dealt */
  int64_t count;
} Maps;

/* The tiles of a convolution's input. */
void deal_input(const Maps *, int64_t first, int64_t end, float *to, int64_t matrix);

typedef struct {
  Tiles tiles;
  int64_t border;
  float *to;      /* sums */
  float *outside; /* (N, C), which nobody reads */
} Sums;

/* Back: adds the gradients of tiles to those of the input. */
void add_input(const Sums *, int64_t first, int64_t end, const float *from, int64_t matrix);

/* What follows the products: a bias, ReLU, a factor and an offset, the largest of a window. */
typedef struct {
  Tiles tiles;
  int window;  /* 1, or 2: all four outputs of a tile */
  float least; /* of values before factor and offset: 0 of ReLU, else -infinity */
  const float *bias;
  const float *scale;
  const float *offset;
  float *to;
  float *sums;    /* of the values before factor and offset, (rows of tiles, C) */
  float *squares; /* (rows of tiles, C) */
  float *outside; /* (rows of tiles, C), which nobody reads */
  float *sum;     /* of all */
  float *square;
} Finish;

/* Reads bias, scale and offset from these inputs on, and makes all outputs; takes the scratch. */
Finish finish_begin(const Attributes *, Call *, const Tiles *, int input);

void finish_end(const Finish *);

/* Maps from the products of tiles; rows of tiles are begun at their first tile. */
void finish_output(const Finish *, int64_t first, int64_t end, const float *from, int64_t matrix);

/* Back from the first output maps (N, H, W, C), without a border, to products. */
void deal_output(const Maps *, int64_t first, int64_t end, float *to, int64_t matrix);
