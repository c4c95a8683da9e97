#include "tiles.h"

#include <string.h>

Tiles tiles_of(
    int64_t images, int64_t channels, int64_t height, int64_t width, int64_t out_height,
    int64_t out_width) {
  int64_t down = (out_height + 1) / OUT;
  int64_t across = (out_width + 1) / OUT;
  return (Tiles){
      .images = images,
      .channels = channels,
      .height = height,
      .width = width,
      .down = down,
      .across = across,
      .rows = images * down * across + 1};
}

Tiles tiles_in(
    Call *call, const Array *matrices, int64_t height, int64_t width, int64_t out_height,
    int64_t out_width) {
  call_require(
      call, matrices->rank == 3 && matrices->dims[0] == CELLS && matrices->dims[1] > 0,
      "tiles must be (16, N * T + 1, C)");
  call_require(call, out_height > 0 && out_width > 0, "maps must have a height and a width");
  if (!call_holds(call)) {
    return (Tiles){0};
  }
  int64_t in_image = (out_height + 1) / OUT * ((out_width + 1) / OUT);
  int64_t images = (matrices->dims[1] - 1) / in_image;
  call_require(
      call, images * in_image + 1 == matrices->dims[1], "tiles must be those of whole images");
  return tiles_of(images, matrices->dims[2], height, width, out_height, out_width);
}

const int64_t *tile_dims(const Tiles *tiles, int64_t *dims) {
  dims[0] = CELLS;
  dims[1] = tiles->rows;
  dims[2] = tiles->channels;
  return dims;
}

void clear_last_rows(const Tiles *tiles, float *matrices) {
  for (int64_t cell = 1; cell <= CELLS; cell++) {
    float *last = matrices + (cell * tiles->rows - 1) * tiles->channels;
    memset(last, 0, (size_t)tiles->channels * sizeof(float));
  }
}
