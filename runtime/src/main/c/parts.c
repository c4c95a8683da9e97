#include "parts.h"

#include <pthread.h>
#include <stdbool.h>

enum {
  PART = 4096,          /* floats: a few arrays of them fit into the first cache */
  THREAD_PAYS = 1 << 17 /* floats: reading them takes longer than starting a thread */
};

enum { MOST_THREADS = 64 };

typedef struct {
  Work *work;
  void *what;
  int64_t first;
  int64_t end;
} Share;

static void *run(void *argument) {
  Share *share = argument;
  share->work(share->what, share->first, share->end);
  return NULL;
}

int64_t most_shares(int threads) { return threads < 1 ? 1 : fewer(threads, MOST_THREADS); }

void in_parts(int threads, int64_t count, int64_t floats, Work *work, void *what) {
  int64_t shares = fewer(fewer(most_shares(threads), count), count * floats / THREAD_PAYS);
  if (shares <= 1) {
    work(what, 0, count);
    return;
  }
  Share each[MOST_THREADS];
  pthread_t thread[MOST_THREADS];
  bool started[MOST_THREADS];
  for (int64_t i = 0; i < shares; i++) {
    each[i] = (Share){work, what, count * i / shares, count * (i + 1) / shares};
    started[i] = i > 0 && pthread_create(&thread[i], NULL, run, &each[i]) == 0;
  }
  for (int64_t i = 0; i < shares; i++) {
    if (!started[i]) {
      run(&each[i]);
    }
  }
  for (int64_t i = 0; i < shares; i++) {
    if (started[i]) {
      pthread_join(thread[i], NULL);
    }
  }
}

float total(const float *sums, int64_t count) {
  double sum = 0;
  for (int64_t i = 0; i < count; i++) {
    sum += sums[i];
  }
  return (float)sum;
}

int64_t items_in_part(int64_t floats) { return floats >= PART ? 1 : PART / (floats < 1 ? 1 : floats); }
