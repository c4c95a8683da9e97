/*
 * Adam with the gradient of a weight's penalty, and that penalty's value, in one pass. If the rest
 * of the gradient is a product of matrices, it is never stored whole.
 */
#include <math.h>
#include <string.h>

#include "block.h"
#include "ops.h"
#include "parts.h"

enum { LANES = 16 };

typedef struct {
  float rate;
  float to_mean;
  float to_square;
  float epsilon;
  float l1;
  float l2;
} Rule;

typedef struct {
  Rule rule;
  Array weight;
  Array mean;
  Array square;
  Array gradient;
  Array x; /* or the gradient is the product of x, transposed, and dy */
  Array dy;
  int64_t part;
  float *penalties; /* of each part */
} Adam;

static inline void update(
    const Rule *rule, float *restrict w, float *restrict m, float *restrict v, float g) {
  float mean = *m + (g - *m) * rule->to_mean;
  float square = *v + (g * g - *v) * rule->to_square;
  *m = mean;
  *v = square;
  *w -= mean * rule->rate / (sqrtf(square) + rule->epsilon);
}

static inline float sign(float x) { return (x > 0 ? 1.0f : 0.0f) - (x < 0 ? 1.0f : 0.0f); }

static void plain(
    Rule rule, int64_t n, float *restrict w, float *restrict m, float *restrict v,
    const float *restrict g) {
  for (int64_t i = 0; i < n; i++) {
    update(&rule, &w[i], &m[i], &v[i], g[i]);
  }
}

static float penalised(
    Rule rule, int64_t n, float *restrict w, float *restrict m, float *restrict v,
    const float *restrict g) {
  float sums[LANES] = {0};
  float squares[LANES] = {0};
  int64_t whole = n - n % LANES;
  for (int64_t i = 0; i < whole; i += LANES) {
    for (int lane = 0; lane < LANES; lane++) {
      int64_t at = i + lane;
      float x = w[at];
      sums[lane] += fabsf(x);
      squares[lane] += x * x;
      update(&rule, &w[at], &m[at], &v[at], g[at] + rule.l1 * sign(x) + 2 * rule.l2 * x);
    }
  }
  float sum = 0;
  float square = 0;
  for (int lane = 0; lane < LANES; lane++) {
    sum += sums[lane];
    square += squares[lane];
  }
  for (int64_t i = whole; i < n; i++) {
    float x = w[i];
    sum += fabsf(x);
    square += x * x;
    update(&rule, &w[i], &m[i], &v[i], g[i] + rule.l1 * sign(x) + 2 * rule.l2 * x);
  }
  return rule.l1 * sum + rule.l2 * square;
}

static bool has_penalty(const Rule *rule) { return rule->l1 != 0 || rule->l2 != 0; }

/* Updates n values of the weight from this one on; returns their penalty. */
static float update_run(const Adam *adam, int64_t at, int64_t n, const float *gradient) {
  float *w = adam->weight.values + at;
  float *m = adam->mean.values + at;
  float *v = adam->square.values + at;
  if (has_penalty(&adam->rule)) {
    return penalised(adam->rule, n, w, m, v, gradient);
  }
  plain(adam->rule, n, w, m, v, gradient);
  return 0;
}

static void work_on_gradient(void *what, int64_t first, int64_t end) {
  const Adam *adam = what;
  for (int64_t part = first; part < end; part++) {
    int64_t at = part * adam->part;
    int64_t n = fewer(adam->part, adam->weight.size - at);
    adam->penalties[part] = update_run(adam, at, n, adam->gradient.values + at);
  }
}

/* The weight, its slots and the rule, from the first nine inputs. */
static Adam adam_of(const Attributes *attributes, Call *call) {
  Adam adam = {
      .weight = call_variable(call, 0),
      .mean = call_variable(call, 1),
      .square = call_variable(call, 2)};
  float beta1_power = call_scalar(call, 3);
  float beta2_power = call_scalar(call, 4);
  adam.rule = (Rule){
      .rate = call_scalar(call, 5) * sqrtf(1 - beta2_power) / (1 - beta1_power),
      .to_mean = 1 - call_scalar(call, 6),
      .to_square = 1 - call_scalar(call, 7),
      .epsilon = call_scalar(call, 8),
      .l1 = attributes->l1,
      .l2 = attributes->l2};
  int64_t size = adam.weight.size;
  call_require(
      call, adam.mean.size == size && adam.square.size == size,
      "weight and slots must be of one size");
  return adam;
}

/* Does all parts, and writes the penalty. */
static void update_parts(
    const Attributes *attributes, Call *call, Adam *adam, int64_t parts, Work *work) {
  adam->penalties = call_scratch(call, parts);
  Array penalty = call_output(call, 0, 0, NULL);
  if (!call_holds(call)) {
    return;
  }
  in_parts(attributes->threads, parts, 4 * adam->part, work, adam);
  penalty.values[0] = has_penalty(&adam->rule) ? total(adam->penalties, parts) : 0;
}

void adam(const Attributes *attributes, Call *call) {
  Adam adam = adam_of(attributes, call);
  adam.gradient = call_input(call, 9);
  adam.part = items_in_part(1);
  int64_t size = adam.weight.size;
  call_require(call, adam.gradient.size == size, "weight and gradient must be of one size");
  update_parts(attributes, call, &adam, (size + adam.part - 1) / adam.part, work_on_gradient);
}

enum { ROWS = 48, MOST_COLUMNS = 256, MOST_TERMS = 128 };

/* Adds some terms to a block of the gradient, or writes the first. Their left factor is packed. */
static void add_terms(
    const Adam *adam, int64_t row, int64_t column, int64_t first, Size size, float *gradient) {
  int64_t in = adam->x.dims[1];
  int64_t units = adam->dy.dims[1];
  const float *x = adam->x.values + first * in + row;
  const float *dy = adam->dy.values + first * units + column;
  float packed[ROWS * MOST_TERMS];
  for (int64_t term = 0; term < size.terms; term++) {
    memcpy(packed + term * ROWS, x + term * in, (size_t)size.rows * sizeof(float));
  }
  multiply(&size, (Factor){packed, 1, ROWS}, (Factor){dy, 1, units}, gradient, first > 0);
}

/* A part is some rows of the weight, done in blocks whose gradient stays in the L2 cache. */
static void work_on_product(void *what, int64_t first, int64_t end) {
  const Adam *adam = what;
  int64_t terms = adam->x.dims[0];
  int64_t units = adam->dy.dims[1];
  float gradient[ROWS * MOST_COLUMNS];
  for (int64_t part = first; part < end; part++) {
    int64_t row = part * ROWS;
    int64_t rows = fewer(ROWS, adam->x.dims[1] - row);
    float penalty = 0;
    for (int64_t column = 0; column < units; column += MOST_COLUMNS) {
      int64_t columns = fewer(MOST_COLUMNS, units - column);
      Size size = {.rows = rows, .columns = columns, .width = columns};
      for (int64_t term = 0; term < terms; term += MOST_TERMS) {
        size.terms = fewer(MOST_TERMS, terms - term);
        add_terms(adam, row, column, term, size, gradient);
      }
      for (int64_t i = 0; i < rows; i++) {
        penalty += update_run(adam, (row + i) * units + column, columns, gradient + i * columns);
      }
    }
    adam->penalties[part] = penalty;
  }
}

void adam_of_product(const Attributes *attributes, Call *call) {
  Adam adam = adam_of(attributes, call);
  adam.x = call_input(call, 9);
  adam.dy = call_input(call, 10);
  call_require(
      call,
      adam.x.rank == 2 && adam.dy.rank == 2 && adam.x.dims[0] > 0
          && adam.x.dims[0] == adam.dy.dims[0] && adam.dy.dims[1] % BLOCK == 0
          && adam.x.dims[1] * adam.dy.dims[1] == adam.weight.size,
      "x must be (N, in) of a row or more, dy (N, units) and the weight (in, units), with units a "
      "multiple of 32");
  if (!call_holds(call)) {
    return;
  }
  int64_t in = adam.x.dims[1];
  adam.part = ROWS * adam.dy.dims[1];
  update_parts(attributes, call, &adam, (in + ROWS - 1) / ROWS, work_on_product);
}
