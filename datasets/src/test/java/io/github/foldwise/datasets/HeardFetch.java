package io.github.foldwise.datasets;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a download reports, except its progress in bytes. */
final class HeardFetch implements FetchListener {
  final List<String> lines = new ArrayList<>();
  final List<String> lastBytes = new ArrayList<>();

  @Override
  public void kept(String file) {
    lines.add("kept " + file);
  }

  @Override
  public void started(String file, URI from) {
    lines.add("started " + file + " from " + from.getPath());
  }

  @Override
  public void received(String file, long bytes, long total) {
    lastBytes.add(bytes + " of " + total);
  }

  @Override
  public void finished(String file, long bytes) {
    lines.add("finished " + file);
  }

  @Override
  public void failed(String file, URI from, String reason) {
    lines.add("failed " + file + " from " + from.getPath() + ": " + reason);
  }
}
