package io.github.foldwise.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.foldwise.check.RefusedException;
import io.github.foldwise.data.DataLocations;
import io.github.foldwise.data.DataSet;
import io.github.foldwise.data.ImageData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
  private static final Path INSTALLED = Path.of("/usr/share/datasets/fashion-mnist");

  @TempDir Path temporary;

  @Test
  void the_sample_ships_with_the_project() {
    DataSet sample = FashionMnist.sample().load(asking(Optional.empty()));

    assertThat(sample.name()).isEqualTo("fashion-mnist-sample");
    assertThat(sample.title()).isEqualTo("Fashion-MNIST, stratified sample (6,000 + 1,000 images)");
    assertThat(sample.classNames())
        .containsExactly(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot");
    assertThat(sample.training().shape()).hasToString("28×28×1");
    assertThat(rowsPerClass(sample.training())).containsOnly(600).hasSize(10);
    assertThat(rowsPerClass(sample.test().orElseThrow())).containsOnly(100).hasSize(10);
  }

  @Test
  void the_shipped_files_are_the_published_sample() {
    assertThat(FashionMnist.SAMPLE.is(ShippedSample.read())).isTrue();
  }

  @Test
  void the_sample_has_its_licence_beside_it() throws IOException {
    try (InputStream licence =
        FashionMnist.class.getResourceAsStream("fashion-mnist-sample/LICENSE")) {
      assertThat(new String(licence.readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("The MIT License (MIT) Copyright © 2017 Zalando SE, https://tech.zalando.com")
          .contains("Permission is hereby granted, free of charge");
    }
  }

  @Test
  void the_sample_is_the_first_rows_of_each_class_in_file_order() throws IOException {
    requireInstalled();
    IdxSet full = IdxSet.read(INSTALLED);
    ImageData training = full.unnamed(10).training();
    ImageData test = full.unnamed(10).test().orElseThrow();
    DataSet sample = FashionMnist.sample().load(asking(Optional.empty()));

    assertThat(sample.training().sha256()).isEqualTo(firstOfEachClass(training, 600).sha256());
    assertThat(sample.test().orElseThrow().sha256())
        .isEqualTo(firstOfEachClass(test, 100).sha256());
  }

  @Test
  void the_full_set_is_known_by_its_contents() {
    requireInstalled();

    DataSet data = FashionMnist.standard().load(asking(Optional.of(INSTALLED)));

    assertThat(data.name()).isEqualTo("fashion-mnist");
    assertThat(data.title()).isEqualTo("Fashion-MNIST (60,000 + 10,000 images)");
    assertThat(data.training().rows()).isEqualTo(60_000);
    assertThat(data.test().orElseThrow().rows()).isEqualTo(10_000);
    assertThat(data.classNames()).isEqualTo(FashionMnist.classNames());
  }

  @Test
  void the_sample_is_never_passed_off_as_the_full_set() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("looks-like-fashion-mnist"));
    for (IdxPart part : IdxPart.values()) {
      String name = part.gzippedName();
      try (InputStream stored =
          FashionMnist.class.getResourceAsStream("fashion-mnist-sample/" + name)) {
        Files.copy(stored, folder.resolve(name));
      }
    }
    assertThat(FashionMnist.standard().load(asking(Optional.of(folder))).name())
        .isEqualTo("fashion-mnist-sample");
  }

  @Test
  void a_folder_that_was_asked_for_takes_the_place_of_the_sample() throws IOException {
    Path folder = Idx.folder(temporary.resolve("asked"), Idx.tiny());

    DataSet data = FashionMnist.sample().load(asking(Optional.of(folder)));

    assertThat(data.name()).isEqualTo("idx-folder");
    assertThat(data.title()).isEqualTo("IDX folder (4 + 2 images)");
  }

  @Test
  void a_configured_folder_does_not_take_the_place_of_the_sample() {
    DataLocations locations =
        new DataLocations(
            Optional.empty(), Optional.of(temporary.resolve("none")), temporary.resolve("cache"));
    assertThat(FashionMnist.sample().load(locations).name()).isEqualTo("fashion-mnist-sample");
  }

  @Test
  void a_fetch_checks_what_the_host_sends() throws IOException {
    try (LocalHost host = new LocalHost()) {
      Map<IdxPart, byte[]> others = Idx.tiny();
      var wrong = host.serve("wrong", others);
      assertThatThrownBy(
              () ->
                  FashionMnist.fetch(
                      asking(Optional.empty()), List.of(wrong), new FetchListener() {}))
          .isInstanceOf(RefusedException.class)
          .hasMessage(
              wrong.resolve("train-images-idx3-ubyte.gz")
                  + ": expected the published train-images-idx3-ubyte.gz, found contents with"
                  + " SHA-256 "
                  + Idx.sha256(others.get(IdxPart.TRAINING_IMAGES))
                  + " instead of"
                  + " c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888.\n"
                  + "  Check the network and any proxy, and fetch again.");
    }
  }

  @Test
  void a_fetch_brings_the_full_set_into_the_cache_once() throws IOException {
    requireInstalled();
    try (LocalHost host = new LocalHost()) {
      for (IdxPart part : IdxPart.values()) {
        byte[] packed = Files.readAllBytes(INSTALLED.resolve(part.gzippedName()));
        host.answer("full", part, exchange -> LocalHost.whole(exchange, packed));
      }
      List<java.net.URI> hosts = List.of(host.folder("full"));
      DataLocations locations = asking(Optional.empty());

      Fetched first = FashionMnist.fetch(locations, hosts, new FetchListener() {});
      Fetched second = FashionMnist.fetch(locations, hosts, new FetchListener() {});

      assertThat(first.folder()).isEqualTo(temporary.resolve("cache").resolve("fashion-mnist"));
      assertThat(first.downloaded()).hasSize(4);
      assertThat(second).isEqualTo(new Fetched(first.folder(), List.of()));
    }
  }

  private DataLocations asking(Optional<Path> folder) {
    return new DataLocations(folder, Optional.empty(), temporary.resolve("cache"));
  }

  private static void requireInstalled() {
    assumeTrue(
        Files.isDirectory(INSTALLED), "the full data set is not here (dataset-fashion-mnist)");
  }

  private static ImageData firstOfEachClass(ImageData data, int rows) {
    int[] taken = new int[data.classes()];
    int[] kept =
        IntStream.range(0, data.rows()).filter(row -> taken[data.label(row)]++ < rows).toArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int row : kept) {
      out.writeBytes(data.bytes(row));
    }
    return ImageData.of(
        out.toByteArray(), Arrays.stream(kept).map(data::label).toArray(), data.shape());
  }

  private static List<Integer> rowsPerClass(ImageData data) {
    Integer[] rows = new Integer[data.classes()];
    Arrays.fill(rows, 0);
    for (int label : data.labels()) {
      rows[label]++;
    }
    return List.of(rows);
  }
}
