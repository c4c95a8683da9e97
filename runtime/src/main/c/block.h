/* Products of matrices whose factors and results fit into the caches. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { BLOCK = 32 }; /* columns of a result are a multiple of it */

/* A factor of terms by lines: the rows of the left one, or the columns of the right one. */
typedef struct {
  const float *values;
  int64_t line; /* distance between two lines, in floats; 1 in the right factor */
  int64_t term;
} Factor;

typedef struct {
  int64_t rows;
  int64_t columns;
  int64_t terms;
  int64_t width; /* distance between two rows of the result */
  bool pairs; /* a term is a pair of bfloat16 numbers, in one float */
} Size;

/*
 * Writes the product, or adds it to what is there. Each sum grows in the order of its terms, so
 * that bits do not depend on how a product is cut into several.
 */
void multiply(const Size *, Factor left, Factor right, float *to, bool adds);

/* Whether this processor multiplies pairs. */
bool can_multiply_pairs(void);

/* Pairs of n values in turn, rounded to the nearest bfloat16 number, ties to even; n is even. */
void round_pairs(int64_t n, const float *from, float *to);

/* The n pairs of the values of two rows, of which the first may be where the pairs go. */
void round_two_rows(int64_t n, const float *first, const float *second, float *to);
