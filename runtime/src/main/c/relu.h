/* Back through y = max(x, 0) with an activity penalty l1 * |y| + l2 * y * y. */
#pragma once

static inline float back_through_relu(float l1, float l2, float dy, float y) {
  return y > 0 ? dy + l1 + 2 * l2 * y : 0.0f;
}
