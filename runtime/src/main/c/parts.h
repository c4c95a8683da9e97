/* Work in parts of fixed size, so that sums do not depend on the number of threads. */
#pragma once

#include <stdint.h>

/* Calls work for the parts first to end - 1. */
typedef void Work(void *what, int64_t first, int64_t end);

/* Does parts 0 to count - 1, each worth so many floats, on at most so many threads. */
void in_parts(int threads, int64_t count, int64_t floats, Work *work, void *what);

/* How often in_parts calls work at most. */
int64_t most_shares(int threads);

/* The sum of the sums of parts. */
float total(const float *sums, int64_t count);

/* How many items of this size, in floats, make a part: at least 1. */
int64_t items_in_part(int64_t floats);

static inline int64_t fewer(int64_t a, int64_t b) { return a < b ? a : b; }
