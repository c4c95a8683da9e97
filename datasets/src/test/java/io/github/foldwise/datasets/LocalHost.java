package io.github.foldwise.datasets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A host of data sets on this machine; each of its folders serves what a test put there. */
final class LocalHost implements AutoCloseable {
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;

  /** What to send for one path. */
  @FunctionalInterface
  interface Answer {
    void send(HttpExchange exchange) throws IOException;
  }

  LocalHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves the files, gzipped, under {@code /folder/}. */
  URI serve(String folder, Map<IdxPart, byte[]> files) throws IOException {
    for (Map.Entry<IdxPart, byte[]> file : files.entrySet()) {
      byte[] packed = Idx.gzip(file.getValue());
      answers.put(path(folder, file.getKey()), exchange -> whole(exchange, packed));
    }
    return folder(folder);
  }

  /** Answers for one file in another way. */
  void answer(String folder, IdxPart part, Answer answer) {
    answers.put(path(folder, part), answer);
  }

  URI folder(String folder) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + folder + "/");
  }

  /** Paths that were asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  static void whole(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Announces a longer body than it sends, then hangs up. */
  static void truncated(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length + 100L);
    exchange.getResponseBody().write(body);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    Answer answer = answers.get(path);
    if (answer == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    } else {
      answer.send(exchange);
    }
  }

  private static String path(String folder, IdxPart part) {
    return "/" + folder + "/" + part.gzippedName();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
