/*
 * Maps (N, H, W, C) and the 4x4 tiles of Winograd's F(2x2, 3x3) over them, as 16 matrices
 * (16, N * T + 1, C) with a row for each of the T tiles of an image. Each tile gives 2x2 outputs;
 * the last may extend beyond the border. One row of zeros follows: without it, equal channels of
 * two matrices often lie a multiple of 4096 bytes apart, and a cache keeps only a few such values.
 */
#pragma once

#include "call.h"

enum { SIDE = 4, CELLS = SIDE * SIDE, OUT = 2 };

typedef struct {
  int64_t images;
  int64_t channels;
  int64_t height; /* of the maps */
  int64_t width;
  int64_t down; /* tiles of an image */
  int64_t across;
  int64_t rows; /* of a matrix */
} Tiles;

/* Tiles for an output of this height and width; maps are of height and width, too. */
Tiles tiles_of(
    int64_t images, int64_t channels, int64_t height, int64_t width, int64_t out_height,
    int64_t out_width);

/* The tiles of such matrices; fails the call unless they are those of whole images. */
Tiles tiles_in(
    Call *, const Array *matrices, int64_t height, int64_t width, int64_t out_height,
    int64_t out_width);

/* Dimensions of all matrices. */
const int64_t *tile_dims(const Tiles *, int64_t *dims);

/* Fills the last row of each matrix with zeros. */
void clear_last_rows(const Tiles *, float *matrices);
