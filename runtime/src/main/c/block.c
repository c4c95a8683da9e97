/*
 * A block of the result stays in registers while its sums grow: 12 rows by 32 columns with
 * AVX-512, 6 by 16 with AVX2.
 */
#include "block.h"

#include <immintrin.h>
#include <string.h>

#ifdef __AVX512F__
typedef __m512 Vector;
enum { LANES = 16, MOST_ROWS = 12, SOME_ROWS = 4 };
static inline Vector load(const float *from) { return _mm512_loadu_ps(from); }
static inline void store(float *to, Vector x) { _mm512_storeu_ps(to, x); }
static inline Vector spread(float x) { return _mm512_set1_ps(x); }
static inline Vector plus(Vector sum, Vector x, Vector y) { return _mm512_fmadd_ps(x, y, sum); }
static inline Vector plus_pairs(Vector sum, Vector x, Vector y) {
  return _mm512_dpbf16_ps(sum, (__m512bh)x, (__m512bh)y);
}
bool can_multiply_pairs(void) { return __builtin_cpu_supports("avx512bf16"); }
#else
typedef __m256 Vector;
enum { LANES = 8, MOST_ROWS = 6, SOME_ROWS = 2 };
static inline Vector load(const float *from) { return _mm256_loadu_ps(from); }
static inline void store(float *to, Vector x) { _mm256_storeu_ps(to, x); }
static inline Vector spread(float x) { return _mm256_set1_ps(x); }
static inline Vector plus(Vector sum, Vector x, Vector y) { return _mm256_fmadd_ps(x, y, sum); }
static inline Vector upper(Vector x) {
  return _mm256_and_ps(x, (Vector)_mm256_set1_epi32((int)0xffff0000));
}
static inline Vector lower(Vector x) { return (Vector)_mm256_slli_epi32((__m256i)x, 16); }
static inline Vector plus_pairs(Vector sum, Vector x, Vector y) {
  return plus(plus(sum, lower(x), lower(y)), upper(x), upper(y));
}
bool can_multiply_pairs(void) { return true; }
#endif

enum { COLUMNS = 2 * LANES };

static inline __attribute__((always_inline)) void block(
    int rows, bool pairs, int64_t terms, const float *x, int64_t line, int64_t term,
    const float *y, int64_t next, float *restrict to, int64_t width, bool adds) {
  Vector sums[MOST_ROWS][2];
#pragma GCC unroll 16
  for (int i = 0; i < rows; i++) {
    sums[i][0] = adds ? load(to + i * width) : spread(0);
    sums[i][1] = adds ? load(to + i * width + LANES) : spread(0);
  }
  /* From one register, an address reaches four rows. */
  const float *four = rows > 4 ? x + 4 * line : x;
  const float *eight = rows > 8 ? x + 8 * line : x;
  for (int64_t t = 0; t < terms; t++) {
    Vector y0 = load(y + t * next);
    Vector y1 = load(y + t * next + LANES);
#pragma GCC unroll 16
    for (int i = 0; i < rows; i++) {
      const float *from = i < 4 ? x : i < 8 ? four : eight;
      Vector factor = spread(from[i % 4 * line]);
      sums[i][0] = pairs ? plus_pairs(sums[i][0], factor, y0) : plus(sums[i][0], factor, y0);
      sums[i][1] = pairs ? plus_pairs(sums[i][1], factor, y1) : plus(sums[i][1], factor, y1);
    }
    x += term;
    four += term;
    eight += term;
  }
#pragma GCC unroll 16
  for (int i = 0; i < rows; i++) {
    store(to + i * width, sums[i][0]);
    store(to + i * width + LANES, sums[i][1]);
  }
}

static inline __attribute__((always_inline)) void strip(
    bool pairs, const Size *size, const Factor *left, const float *y, int64_t next, float *to,
    bool adds) {
  int64_t line = left->line;
  int64_t term = left->term;
  int64_t width = size->width;
  const float *x = left->values;
  int64_t row = 0;
  for (; row + MOST_ROWS <= size->rows; row += MOST_ROWS) {
    block(
        MOST_ROWS, pairs, size->terms, x + row * line, line, term, y, next, to + row * width,
        width, adds);
  }
  for (; row + SOME_ROWS <= size->rows; row += SOME_ROWS) {
    block(
        SOME_ROWS, pairs, size->terms, x + row * line, line, term, y, next, to + row * width,
        width, adds);
  }
  for (; row < size->rows; row++) {
    block(
        1, pairs, size->terms, x + row * line, line, term, y, next, to + row * width, width, adds);
  }
}

void multiply(const Size *size, Factor left, Factor right, float *to, bool adds) {
  for (int64_t column = 0; column < size->columns; column += COLUMNS) {
    const float *y = right.values + column;
    if (size->pairs) {
      strip(true, size, &left, y, right.term, to + column, adds);
    } else {
      strip(false, size, &left, y, right.term, to + column, adds);
    }
  }
}

/* Numbers of bfloat16, and pairs of them, in memory of floats. */
typedef uint16_t __attribute__((may_alias)) Half;
typedef uint32_t __attribute__((may_alias)) Pair;

static inline uint32_t rounded(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  uint32_t nearest = (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
  return (bits & 0x7fffffff) > 0x7f800000 ? 0x7fc0 : nearest; /* NaN stays NaN */
}

void round_pairs(int64_t n, const float *from, float *to) {
  Half *halves = (Half *)to;
  for (int64_t i = 0; i < n; i++) {
    halves[i] = (Half)rounded(from[i]);
  }
}

void round_two_rows(int64_t n, const float *first, const float *second, float *to) {
  Pair *pairs = (Pair *)to;
  for (int64_t i = 0; i < n; i++) {
    pairs[i] = rounded(first[i]) | rounded(second[i]) << 16;
  }
}
