package io.github.foldwise.datasets;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Downloads a file over HTTP, with progress and a time limit on silence. */
final class HttpFile {
  private static final int OK = 200;
  private static final Duration CONNECT = Duration.ofSeconds(15);
  private static final long LOOK_MILLIS = 200; // five reports of progress a second

  private final Duration silence;
  private final long mostBytes;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Gives up on a host that sends no byte for this long, or more bytes than that. */
  HttpFile(Duration silence, long mostBytes) {
    this.silence = silence;
    this.mostBytes = mostBytes;
  }

  /** Follows the bytes received, and their total; −1 if the host does not say. */
  @FunctionalInterface
  interface Progress {
    void received(long bytes, long total);
  }

  /** The host did not deliver the file; the message says what it did instead. */
  static final class FailedException extends Exception {
    private static final long serialVersionUID = 1L;

    FailedException(String reason) {
      super(reason);
    }

    FailedException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  void fetch(URI from, Path to, Progress progress) throws FailedException {
    Transfer transfer = new Transfer(to);
    HttpResponse<Path> response =
        await(
            client.sendAsync(HttpRequest.newBuilder(from).build(), transfer::body),
            transfer,
            progress);
    if (response.statusCode() != OK) {
      throw new FailedException("HTTP status " + response.statusCode());
    }
  }

  private HttpResponse<Path> await(
      CompletableFuture<HttpResponse<Path>> answer, Transfer transfer, Progress progress)
      throws FailedException {
    long before = 0;
    long since = System.nanoTime();
    while (true) {
      try {
        HttpResponse<Path> response = answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        progress.received(transfer.bytes.get(), transfer.total.get());
        return response;
      } catch (TimeoutException e) {
        long now = transfer.bytes.get();
        if (now > mostBytes) {
          answer.cancel(true);
          throw new FailedException(
              String.format(Locale.ROOT, "more than %,d bytes", mostBytes), e);
        }
        if (now > before) {
          before = now;
          since = System.nanoTime();
          progress.received(now, transfer.total.get());
        } else if (System.nanoTime() - since > silence.toNanos()) {
          answer.cancel(true);
          throw new FailedException("no byte for " + silence.toSeconds() + " s", e);
        }
      } catch (ExecutionException e) {
        throw new FailedException(reason(e.getCause()), e);
      } catch (InterruptedException e) {
        answer.cancel(true);
        Thread.currentThread().interrupt();
        throw new FailedException("an interrupt", e);
      }
    }
  }

  private static String reason(Throwable failure) {
    if (failure instanceof HttpConnectTimeoutException) {
      return "no connection within " + CONNECT.toSeconds() + " s";
    }
    if (failure instanceof ConnectException) {
      return root(failure) instanceof UnresolvedAddressException
          ? "a host name without an address"
          : "no connection";
    }
    return "a transfer that broke off (" + failure.getMessage() + ")";
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }

  /** Bytes received of one file; written by the client's threads, read by the waiting one. */
  private static final class Transfer {
    private final Path to;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong total = new AtomicLong(-1);

    Transfer(Path to) {
      this.to = to;
    }

    BodySubscriber<Path> body(ResponseInfo response) {
      if (response.statusCode() != OK) {
        return BodySubscribers.replacing(to); // an error page is not the file
      }
      total.set(response.headers().firstValueAsLong("Content-Length").orElse(-1));
      return new Counted(BodySubscribers.ofFile(to), bytes);
    }
  }

  /** Counts the bytes on their way to the file. */
  private record Counted(BodySubscriber<Path> file, AtomicLong bytes)
      implements BodySubscriber<Path> {
    @Override
    public CompletionStage<Path> getBody() {
      return file.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      file.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      bytes.addAndGet(buffers.stream().mapToLong(ByteBuffer::remaining).sum());
      file.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
      file.onError(failure);
    }

    @Override
    public void onComplete() {
      file.onComplete();
    }
  }
}
