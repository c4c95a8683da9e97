/* Adam with the gradient of a weight's penalty, and that penalty's value, in one pass. */
#include <math.h>

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

static void work(void *what, int64_t first, int64_t end) {
  const Adam *adam = what;
  bool has_penalty = adam->rule.l1 != 0 || adam->rule.l2 != 0;
  for (int64_t part = first; part < end; part++) {
    int64_t at = part * adam->part;
    int64_t rest = adam->weight.size - at;
    int64_t n = rest < adam->part ? rest : adam->part;
    float *w = adam->weight.values + at;
    float *m = adam->mean.values + at;
    float *v = adam->square.values + at;
    const float *g = adam->gradient.values + at;
    if (has_penalty) {
      adam->penalties[part] = penalised(adam->rule, n, w, m, v, g);
    } else {
      plain(adam->rule, n, w, m, v, g);
    }
  }
}

void adam(const Attributes *attributes, Call *call) {
  Adam adam = {
      .weight = call_variable(call, 0),
      .mean = call_variable(call, 1),
      .square = call_variable(call, 2),
      .gradient = call_input(call, 9),
      .part = items_in_part(1)};
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
      call, adam.mean.size == size && adam.square.size == size && adam.gradient.size == size,
      "weight, slots and gradient must be of one size");
  int64_t parts = (size + adam.part - 1) / adam.part;
  adam.penalties = call_scratch(call, parts);
  Array penalty = call_output(call, 0, 0, NULL);
  if (!call_holds(call)) {
    return;
  }
  bool has_penalty = adam.rule.l1 != 0 || adam.rule.l2 != 0;
  in_parts(attributes->threads, parts, 4 * adam.part, work, &adam);
  penalty.values[0] = has_penalty ? total(adam.penalties, parts) : 0;
}
