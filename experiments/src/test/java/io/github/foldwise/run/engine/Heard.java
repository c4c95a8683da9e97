package io.github.foldwise.run.engine;

import io.github.foldwise.run.plan.RunRequest;
import io.github.foldwise.trial.Trainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a listener hears of a run. */
final class Heard {
  private Heard() {}

  static List<Progress> progressOf(Trainer trainer, RunRequest request) {
    List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void progressed(Progress progress) {
            heard.add(progress);
          }
        };
    Toy.run(trainer, listener, () -> false, request);
    return List.copyOf(heard);
  }
}
