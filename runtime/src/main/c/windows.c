#include "windows.h"

#include <string.h>

#include "parts.h"

Windows windows_of(Call *call, const Array *x, int window) {
  bool maps = x->rank == 4;
  int64_t height = maps ? x->dims[1] : 1;
  int64_t width = maps ? x->dims[2] : 1;
  call_require(call, maps || (x->rank == 2 && window == 1), "x must be (N, H, W, C) or (N, C)");
  call_require(call, window == 1 || window == 2, "a window must be 1x1 or 2x2");
  call_require(
      call, window == 1 || (height % 2 == 0 && width % 2 == 0),
      "windows must divide height and width");
  call_require(call, x->size > 0, "x must hold a value");
  if (!call_holds(call)) {
    return (Windows){.window = 1, .across = 1, .pixels_in_part = 1, .in_part = 1};
  }
  int64_t channels = x->dims[x->rank - 1];
  int64_t cells = (int64_t)window * window;
  return (Windows){
      .window = window,
      .channels = channels,
      .width = width,
      .pixels = x->size / channels,
      .pixels_in_part = items_in_part(channels),
      .across = width / window,
      .count = x->size / channels / cells,
      .in_part = items_in_part(cells * channels)};
}

const int64_t *window_dims(const Array *x, int window, int64_t *dims) {
  memcpy(dims, x->dims, sizeof x->dims);
  if (x->rank == 4) {
    dims[1] /= window;
    dims[2] /= window;
  }
  return dims;
}

Span part_of(int64_t part, int64_t size, int64_t count) {
  int64_t end = (part + 1) * size;
  return (Span){part * size, end < count ? end : count};
}

int64_t parts_in(int64_t count, int64_t size) { return (count + size - 1) / size; }
