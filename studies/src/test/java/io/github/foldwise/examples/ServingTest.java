package io.github.foldwise.examples;

import static io.github.foldwise.model.Layers.flatten;
import static io.github.foldwise.training.Training.adam;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.foldwise.data.Shape;
import io.github.foldwise.model.CheckedModel;
import io.github.foldwise.runtime.CompiledModel;
import io.github.foldwise.runtime.Prediction;
import io.github.foldwise.runtime.Predictor;
import io.github.foldwise.runtime.TrainedModel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The server of docs/serving.md, asked by a real client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingTest {
  /** Logits of the pixels (a, b), in [0,1]: 3·a and 3·b. */
  private static final Map<String, float[]> WEIGHTS =
      Map.of("dense_1/kernel", new float[] {3, 0, 0, 3}, "dense_1/bias", new float[2]);

  @TempDir private static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Path file;
  private Predictor model;
  private ImageServer server;

  @BeforeAll
  void start() throws IOException {
    file = folder.resolve("sides.foldwise");
    CheckedModel sides = flatten().classify(2).check(Shape.image(1, 2, 1));
    try (CompiledModel compiled = CompiledModel.compile(sides, adam(0.1));
        TrainedModel unnamed = compiled.of(WEIGHTS);
        TrainedModel trained = unnamed.withClassNames(List.of("left", "rechts: ä"))) {
      trained.save(file);
    }
    model = Predictor.load(file);
    server = new ImageServer(model, 0);
  }

  @AfterAll
  void stop() {
    server.close();
    model.close();
  }

  /** 1 / (1 + exp(−3)) = 0.952574 and 0.047426. */
  @Test
  void an_uploaded_image_is_answered_by_its_classes() throws Exception {
    HttpResponse<String> answer = client.send(post(png(0, 255)), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    assertThat(answer.body()).matches("rechts: ä\t0\\.95257\\d*\nleft\t0\\.04742\\d*\n");
  }

  @Test
  void many_requests_at_once_get_each_its_own_answer() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        Stream.iterate(0, i -> i + 1)
            .limit(40)
            .map(i -> post(i % 2 == 0 ? png(255, 0) : png(0, 255)))
            .map(request -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList();
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).join().body()).startsWith(i % 2 == 0 ? "left" : "rechts");
    }
  }

  @Test
  void what_the_model_does_not_take_is_answered_with_what_to_do() throws Exception {
    HttpResponse<String> text = client.send(post(new byte[] {1, 2, 3}), BodyHandlers.ofString());
    assertThat(text.statusCode()).isEqualTo(422);
    assertThat(text.body())
        .startsWith("image: expected an image (bmp, gif, jpeg, jpg, png, tif, tiff, webp)");

    HttpResponse<String> large =
        client.send(post(new byte[(1 << 20) + 1]), BodyHandlers.ofString());
    assertThat(large.statusCode()).isEqualTo(413);
  }

  @Test
  void a_file_is_predicted_without_a_server() throws IOException {
    Path image = Files.write(folder.resolve("left.png"), png(255, 0));

    assertThat(Serving.predict(file, image))
        .extracting(Prediction::name)
        .containsExactly("left", "rechts: ä");
  }

  private HttpRequest post(byte[] body) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:%s/predict".formatted(server.port())))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }

  private static byte[] png(int left, int right) {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, left);
    image.getRaster().setSample(1, 0, 0, right);
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
