/* The transformed tiles of a convolution's input, and back to the gradient of the input. */
#include <string.h>

#include "ops.h"
#include "parts.h"
#include "transforms.h"

typedef struct {
  Maps maps;
  float *to;
} Dealt;

/* The parts are rows of tiles. */
static void work(void *what, int64_t first, int64_t end) {
  const Dealt *of = what;
  const Tiles *tiles = &of->maps.tiles;
  int64_t tile = first * tiles->across;
  deal_input(
      &of->maps, tile, end * tiles->across, of->to + tile * tiles->channels,
      tiles->rows * tiles->channels);
}

void tile_input(const Attributes *attributes, Call *call) {
  Array x = call_input(call, 0);
  call_require(call, x.rank == 4, "x must be (N, H, W, C)");
  if (!call_holds(call)) {
    return;
  }
  int64_t border = attributes->border;
  Tiles tiles = tiles_of(
      x.dims[0], x.dims[3], x.dims[1], x.dims[2], x.dims[1] + 2 * border - 2,
      x.dims[2] + 2 * border - 2);
  int64_t dims[MOST_DIMS];
  Dealt of = {.to = call_output(call, 0, 3, tile_dims(&tiles, dims)).values};
  float *zeros = call_zeros(call, tiles.channels);
  if (!call_holds(call)) {
    return;
  }
  of.maps = (Maps){
      .tiles = tiles,
      .border = border,
      .values = x.values,
      .zeros = zeros,
      .count = tiles.channels};
  clear_last_rows(&tiles, of.to);
  int64_t floats = 2 * CELLS * tiles.across * tiles.channels;
  in_parts(attributes->threads, tiles.images * tiles.down, floats, work, &of);
}

typedef struct {
  Sums sums;
  const float *from;
} Added;

/* The parts are images: the tiles of one overlap. */
static void work_back(void *what, int64_t first, int64_t end) {
  const Added *of = what;
  const Tiles *tiles = &of->sums.tiles;
  int64_t channels = tiles->channels;
  int64_t image = tiles->height * tiles->width * channels;
  int64_t in_image = tiles->down * tiles->across;
  memset(of->sums.to + first * image, 0, (size_t)((end - first) * image) * sizeof(float));
  add_input(
      &of->sums, first * in_image, end * in_image, of->from + first * in_image * channels,
      tiles->rows * channels);
}

void tile_input_gradient(const Attributes *attributes, Call *call) {
  Array dt = call_input(call, 0);
  int64_t border = attributes->border;
  int64_t height = attributes->height;
  int64_t width = attributes->width;
  Added of = {
      .sums =
          {.tiles =
               tiles_in(call, &dt, height, width, height + 2 * border - 2, width + 2 * border - 2),
           .border = border},
      .from = dt.values};
  const Tiles *tiles = &of.sums.tiles;
  int64_t dims[] = {tiles->images, height, width, tiles->channels};
  of.sums.to = call_output(call, 0, 4, dims).values;
  of.sums.outside = call_zeros(call, tiles->images * tiles->channels);
  if (!call_holds(call) || tiles->images == 0) {
    return;
  }
  int64_t floats = 2 * CELLS * tiles->down * tiles->across * tiles->channels;
  in_parts(attributes->threads, tiles->images, floats, work_back, &of);
}
