package io.github.foldwise.examples;

// README begins
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.foldwise.check.RefusedException;
import io.github.foldwise.runtime.Classifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** {@code POST /predict} with an image file: a line for each class, the most probable first. */
final class ImageServer implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;

  private final Classifier model;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  ImageServer(Classifier model, int port) throws IOException {
    this.model = model;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/predict", this::predict);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void predict(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] image = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      if (image.length > MOST_BYTES) {
        answer(exchange, 413, "at most 1 MiB");
        return;
      }
      try {
        String lines =
            model.predictEncoded(image).stream()
                .map(p -> p.name() + "\t" + p.probability() + "\n")
                .collect(Collectors.joining());
        answer(exchange, 200, lines);
      } catch (RefusedException e) { // no image, or one of another size
        answer(exchange, 422, e.getMessage());
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Lets requests in progress end; the model is closed by who loaded it. */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdown();
  }
}
// README ends
