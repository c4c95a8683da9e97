/*
 * A 3x3 convolution by Winograd's F(2x2, 3x3), with what follows it, and its gradients. A few
 * tiles at a time are transformed, multiplied and transformed back, so they stay in a cache.
 */
#include <stdatomic.h>
#include <string.h>

#include "block.h"
#include "ops.h"
#include "parts.h"
#include "transforms.h"

enum { CHUNK = 24 }; /* tiles: fills the blocks of a product, and is even for pairs */

/* The distance between the 16 matrices of a chunk; with a row more, as tiles.h explains. */
static int64_t matrix_of(int64_t channels) { return (CHUNK + 1) * channels; }

static int64_t tiles_in_image(const Tiles *tiles) { return tiles->down * tiles->across; }

/* Memory for one thread at a time. */
typedef struct {
  float *floats;
  int64_t size; /* for one thread */
  atomic_int taken;
} Rooms;

static Rooms rooms_of(Call *call, int threads, int64_t size) {
  return (Rooms){.floats = call_scratch(call, most_shares(threads) * size), .size = size};
}

static float *room(Rooms *rooms) { return rooms->floats + rooms->taken++ * rooms->size; }

/* What multiplies the tiles of a chunk. */
typedef struct {
  const float *values; /* (16, terms, columns), or the first half of each matrix is of pairs */
  int64_t terms;
  int64_t columns;
  bool pairs; /* of bfloat16 numbers are multiplied */
} Kernel;

typedef struct {
  const Kernel *kernel;
  const float *from; /* (16, terms, columns), or (16, columns, terms) */
  float *to;
  bool transposed;
} Packing;

static void transpose(
    int64_t terms, int64_t columns, const float *restrict from, float *restrict to) {
  for (int64_t term = 0; term < terms; term += BLOCK) {
    for (int64_t column = 0; column < columns; column++) {
      for (int64_t i = term; i < term + BLOCK; i++) {
        to[i * columns + column] = from[column * terms + i];
      }
    }
  }
}

/* The parts are matrices; the pairs of one take the place of half of its terms. */
static void pack(void *what, int64_t first, int64_t end) {
  const Packing *of = what;
  int64_t terms = of->kernel->terms;
  int64_t columns = of->kernel->columns;
  for (int64_t cell = first; cell < end; cell++) {
    const float *from = of->from + cell * terms * columns;
    float *to = of->to + cell * terms * columns;
    if (of->transposed) {
      transpose(terms, columns, from, to);
      from = to;
    }
    for (int64_t term = 0; of->kernel->pairs && term < terms; term += 2) {
      const float *one = from + term * columns;
      round_two_rows(columns, one, one + columns, to + term / 2 * columns);
    }
  }
}

/* Of a transformed kernel (16, C, F), maybe each matrix transposed. */
static Kernel kernel_of(
    Call *call, const Attributes *attributes, const Array *values, bool transposed) {
  Kernel kernel = {
      .values = values->values,
      .terms = values->dims[transposed ? 2 : 1],
      .columns = values->dims[transposed ? 1 : 2],
      .pairs = attributes->pairs};
  if (transposed || kernel.pairs) {
    Packing of = {.kernel = &kernel, .from = values->values, .transposed = transposed};
    of.to = call_scratch(call, values->size);
    if (call_holds(call)) {
      in_parts(attributes->threads, CELLS, 2 * values->size / CELLS, pack, &of);
    }
    kernel.values = of.to;
  }
  return kernel;
}

/* The products of a chunk's tiles, of which there are so many rows. */
static void multiply_chunk(
    const Kernel *by, int64_t rows, const float *tiles, float *rounded, float *products) {
  int64_t terms = by->pairs ? by->terms / 2 : by->terms;
  Size size = {
      .rows = rows,
      .columns = by->columns,
      .terms = terms,
      .width = by->columns,
      .pairs = by->pairs};
  for (int cell = 0; cell < CELLS; cell++) {
    const float *left = tiles + cell * matrix_of(by->terms);
    if (by->pairs) {
      round_pairs(rows * by->terms, left, rounded);
      left = rounded;
    }
    multiply(
        &size, (Factor){.values = left, .line = terms, .term = 1},
        (Factor){
            .values = by->values + cell * by->terms * by->columns,
            .line = 1,
            .term = by->columns},
        products + cell * matrix_of(by->columns), false);
  }
}

/* Floats for a chunk's tiles, their products and one rounded matrix. */
static int64_t room_of(const Kernel *kernel) {
  return CELLS * (matrix_of(kernel->terms) + matrix_of(kernel->columns)) + CHUNK * kernel->terms;
}

static void require_blocks(Call *call, int64_t channels, int64_t filters, bool pairs) {
  call_require(
      call, channels % BLOCK == 0 && filters % BLOCK == 0,
      "channels and filters must be multiples of 32");
  call_require(
      call, !pairs || can_multiply_pairs(), "this processor multiplies no bfloat16 numbers");
}

typedef struct {
  Maps maps;
  Kernel kernel;
  Finish finish;
  Rooms rooms;
} Forward;

/* The parts are images. */
static void work(void *what, int64_t first, int64_t end) {
  Forward *of = what;
  int64_t in_image = tiles_in_image(&of->maps.tiles);
  float *tiles = room(&of->rooms);
  float *products = tiles + CELLS * matrix_of(of->kernel.terms);
  float *rounded = products + CELLS * matrix_of(of->kernel.columns);
  for (int64_t tile = first * in_image; tile < end * in_image; tile += CHUNK) {
    int64_t last = fewer(tile + CHUNK, end * in_image);
    deal_input(&of->maps, tile, last, tiles, matrix_of(of->kernel.terms));
    multiply_chunk(&of->kernel, last - tile, tiles, rounded, products);
    finish_output(&of->finish, tile, last, products, matrix_of(of->kernel.columns));
  }
}

void convolution(const Attributes *attributes, Call *call) {
  Array x = call_input(call, 0);
  Array kernel = call_input(call, 1);
  int64_t channels = x.dims[3];
  int64_t filters = kernel.dims[2];
  int64_t height = x.dims[1] + 2 * attributes->border - 2;
  int64_t width = x.dims[2] + 2 * attributes->border - 2;
  call_require(call, x.rank == 4, "x must be (N, H, W, C)");
  call_require(
      call, kernel.rank == 3 && kernel.dims[0] == CELLS && kernel.dims[1] == channels,
      "the kernel must be (16, C, F)");
  call_require(call, height > 0 && width > 0, "the output must have a height and a width");
  require_blocks(call, channels, filters, attributes->pairs);
  if (!call_holds(call)) {
    return;
  }
  Tiles output = tiles_of(x.dims[0], filters, height, width, height, width);
  Forward of = {
      .maps =
          {.tiles = tiles_of(x.dims[0], channels, x.dims[1], x.dims[2], height, width),
           .border = attributes->border,
           .values = x.values,
           .zeros = call_zeros(call, channels),
           .count = channels},
      .kernel = kernel_of(call, attributes, &kernel, false),
      .finish = finish_begin(attributes, call, &output, 2)};
  of.rooms = rooms_of(call, attributes->threads, room_of(&of.kernel));
  if (!call_holds(call)) {
    return;
  }
  int64_t floats = 2 * CELLS * tiles_in_image(&output) * (channels + filters);
  in_parts(attributes->threads, x.dims[0], floats, work, &of);
  finish_end(&of.finish);
}

typedef struct {
  Maps gradients;
  Kernel kernel;
  Sums sums;
  Rooms rooms;
} Backward;

/* The parts are images: the tiles of one overlap. */
static void work_back(void *what, int64_t first, int64_t end) {
  Backward *of = what;
  const Tiles *maps = &of->sums.tiles;
  int64_t in_image = tiles_in_image(maps);
  int64_t image = maps->height * maps->width * maps->channels;
  float *tiles = room(&of->rooms);
  float *products = tiles + CELLS * matrix_of(of->kernel.terms);
  float *rounded = products + CELLS * matrix_of(of->kernel.columns);
  memset(of->sums.to + first * image, 0, (size_t)((end - first) * image) * sizeof(float));
  for (int64_t tile = first * in_image; tile < end * in_image; tile += CHUNK) {
    int64_t last = fewer(tile + CHUNK, end * in_image);
    deal_output(&of->gradients, tile, last, tiles, matrix_of(of->kernel.terms));
    multiply_chunk(&of->kernel, last - tile, tiles, rounded, products);
    add_input(&of->sums, tile, last, products, matrix_of(of->kernel.columns));
  }
}

void convolution_input_gradient(const Attributes *attributes, Call *call) {
  Array dy = call_input(call, 0);
  Array kernel = call_input(call, 1);
  int64_t images = dy.dims[0];
  int64_t filters = dy.dims[3];
  int64_t channels = kernel.dims[1];
  int64_t height = dy.dims[1] + 2 - 2 * attributes->border;
  int64_t width = dy.dims[2] + 2 - 2 * attributes->border;
  call_require(
      call, dy.rank == 4 && height > 0 && width > 0,
      "dy must be (N, H, W, F), the gradient of a convolution's output");
  call_require(
      call, kernel.rank == 3 && kernel.dims[0] == CELLS && kernel.dims[2] == filters,
      "the kernel must be (16, C, F)");
  require_blocks(call, channels, filters, attributes->pairs);
  if (!call_holds(call)) {
    return;
  }
  int64_t dims[] = {images, height, width, channels};
  Backward of = {
      .gradients =
          {.tiles = tiles_of(images, filters, dy.dims[1], dy.dims[2], dy.dims[1], dy.dims[2]),
           .values = dy.values,
           .zeros = call_zeros(call, filters),
           .count = filters},
      .kernel = kernel_of(call, attributes, &kernel, true),
      .sums = {
          .tiles = tiles_of(images, channels, height, width, dy.dims[1], dy.dims[2]),
          .border = attributes->border,
          .to = call_output(call, 0, 4, dims).values,
          .outside = call_zeros(call, images * channels)}};
  of.rooms = rooms_of(call, attributes->threads, room_of(&of.kernel));
  if (call_holds(call) && images > 0) {
    int64_t floats = 2 * CELLS * tiles_in_image(&of.sums.tiles) * (channels + filters);
    in_parts(attributes->threads, images, floats, work_back, &of);
  }
}

typedef struct {
  Maps maps;
  Maps gradients;
  bool pairs;
  float *to; /* (16, C, F) */
  Rooms rooms;
} KernelGradient;

/* Pairs of the values of each two rows, with a row of zeros if there is an odd one. */
static void pair_rows(int64_t rows, int64_t columns, float *from, float *to) {
  if (rows % 2 == 1) {
    memset(from + rows * columns, 0, (size_t)columns * sizeof(float));
  }
  for (int64_t row = 0; row < rows; row += 2) {
    const float *first = from + row * columns;
    round_two_rows(columns, first, first + columns, to + row / 2 * columns);
  }
}

/* The parts are blocks of filters, in each of which all tiles are summed in turn. */
static void work_kernel(void *what, int64_t first, int64_t end) {
  KernelGradient *of = what;
  Maps gradients = of->gradients;
  gradients.first = first * BLOCK;
  gradients.count = (end - first) * BLOCK;
  int64_t channels = of->maps.tiles.channels;
  int64_t filters = gradients.tiles.channels;
  int64_t all = of->maps.tiles.images * tiles_in_image(&of->maps.tiles);
  float *x = room(&of->rooms);
  float *dy = x + CELLS * matrix_of(channels);
  float *rounded_x = dy + CELLS * matrix_of(gradients.count);
  float *rounded_dy = rounded_x + CHUNK * channels;
  for (int64_t tile = 0; tile < all; tile += CHUNK) {
    int64_t last = fewer(tile + CHUNK, all);
    int64_t count = last - tile;
    deal_input(&of->maps, tile, last, x, matrix_of(channels));
    deal_output(&gradients, tile, last, dy, matrix_of(gradients.count));
    Size size = {
        .rows = channels,
        .columns = gradients.count,
        .terms = of->pairs ? (count + 1) / 2 : count,
        .width = filters,
        .pairs = of->pairs};
    for (int cell = 0; cell < CELLS; cell++) {
      float *left = x + cell * matrix_of(channels);
      float *right = dy + cell * matrix_of(gradients.count);
      if (of->pairs) {
        pair_rows(count, channels, left, rounded_x);
        pair_rows(count, gradients.count, right, rounded_dy);
        left = rounded_x;
        right = rounded_dy;
      }
      multiply(
          &size, (Factor){.values = left, .line = 1, .term = channels},
          (Factor){.values = right, .line = 1, .term = gradients.count},
          of->to + cell * channels * filters + gradients.first, tile > 0);
    }
  }
}

void convolution_kernel_gradient(const Attributes *attributes, Call *call) {
  Array x = call_input(call, 0);
  Array dy = call_input(call, 1);
  int64_t images = x.dims[0];
  int64_t channels = x.dims[3];
  int64_t filters = dy.dims[3];
  int64_t height = dy.dims[1];
  int64_t width = dy.dims[2];
  int64_t lost = 2 - 2 * attributes->border;
  call_require(
      call,
      x.rank == 4 && dy.rank == 4 && dy.dims[0] == images && x.dims[1] - lost == height &&
          x.dims[2] - lost == width && height > 0 && width > 0,
      "x must be (N, H, W, C), and dy the gradient of its convolution");
  require_blocks(call, channels, filters, attributes->pairs);
  if (!call_holds(call)) {
    return;
  }
  int64_t dims[] = {CELLS, channels, filters};
  Array to = call_output(call, 0, 3, dims);
  KernelGradient of = {
      .maps =
          {.tiles = tiles_of(images, channels, x.dims[1], x.dims[2], height, width),
           .border = attributes->border,
           .values = x.values,
           .zeros = call_zeros(call, channels),
           .count = channels},
      .gradients =
          {.tiles = tiles_of(images, filters, height, width, height, width),
           .values = dy.values,
           .zeros = call_zeros(call, filters)},
      .pairs = attributes->pairs,
      .to = to.values,
      .rooms = rooms_of(
          call, attributes->threads,
          CELLS * (matrix_of(channels) + matrix_of(filters)) + CHUNK * (channels + filters))};
  if (!call_holds(call)) {
    return;
  }
  if (images == 0) {
    memset(to.values, 0, (size_t)to.size * sizeof(float));
  }
  int64_t floats = images * tiles_in_image(&of.maps.tiles) * CELLS * BLOCK;
  in_parts(attributes->threads, filters / BLOCK, floats, work_kernel, &of);
}
