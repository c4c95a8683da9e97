/* From the products of tiles to maps, with what follows a convolution, and back to products. */
#include "ops.h"
#include "parts.h"
#include "transforms.h"

typedef struct {
  Finish finish;
  const float *from;
} Finished;

/* The parts are rows of tiles. */
static void work(void *what, int64_t first, int64_t end) {
  const Finished *of = what;
  const Tiles *tiles = &of->finish.tiles;
  int64_t tile = first * tiles->across;
  finish_output(
      &of->finish, tile, end * tiles->across, of->from + tile * tiles->channels,
      tiles->rows * tiles->channels);
}

void tile_output(const Attributes *attributes, Call *call) {
  Array m = call_input(call, 0);
  int64_t height = attributes->height;
  int64_t width = attributes->width;
  Tiles tiles = tiles_in(call, &m, height, width, height, width);
  Finished of = {.finish = finish_begin(attributes, call, &tiles, 1), .from = m.values};
  if (!call_holds(call)) {
    return;
  }
  int64_t floats = 2 * CELLS * tiles.across * tiles.channels;
  in_parts(attributes->threads, tiles.images * tiles.down, floats, work, &of);
  finish_end(&of.finish);
}

typedef struct {
  Maps maps;
  float *to;
} Dealt;

static void work_back(void *what, int64_t first, int64_t end) {
  const Dealt *of = what;
  const Tiles *tiles = &of->maps.tiles;
  int64_t tile = first * tiles->across;
  deal_output(
      &of->maps, tile, end * tiles->across, of->to + tile * tiles->channels,
      tiles->rows * tiles->channels);
}

void tile_output_gradient(const Attributes *attributes, Call *call) {
  Array dy = call_input(call, 0);
  call_require(call, dy.rank == 4, "dy must be (N, H, W, C)");
  Tiles tiles =
      tiles_of(dy.dims[0], dy.dims[3], dy.dims[1], dy.dims[2], dy.dims[1], dy.dims[2]);
  int64_t dims[MOST_DIMS];
  Dealt of = {.to = call_output(call, 0, 3, tile_dims(&tiles, dims)).values};
  float *zeros = call_zeros(call, tiles.channels);
  if (!call_holds(call)) {
    return;
  }
  of.maps =
      (Maps){.tiles = tiles, .values = dy.values, .zeros = zeros, .count = tiles.channels};
  clear_last_rows(&tiles, of.to);
  int64_t floats = 2 * CELLS * tiles.across * tiles.channels;
  in_parts(attributes->threads, tiles.images * tiles.down, floats, work_back, &of);
}
