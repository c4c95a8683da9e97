package io.github.foldwise.benchmarks.peers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's rate of matrix products, measured between the rounds. */
final class SgemmRate {
  private final Workplace place;
  private final Contender tensorFlow;
  private final Optional<Contender> torch;
  private final List<Double> tensorFlowRates = new ArrayList<>();
  private final List<Double> torchRates = new ArrayList<>();

  SgemmRate(Workplace place, int products) throws InterruptedException {
    this.place = place;
    String cores = String.valueOf(place.cores());
    String times = String.valueOf(products);
    this.tensorFlow = place.worker("sgemm-tensorflow", "TensorFlow", Sgemm.class, cores, times);
    this.torch =
        place.missing("torch").isPresent()
            ? Optional.empty()
            : Optional.of(
                new Contender(
                    "sgemm-torch",
                    "PyTorch",
                    "",
                    List.of(place.python("torch_sgemm.py", cores, times)),
                    Map.of()));
  }

  void measure() throws IOException, InterruptedException, ContenderFailedException {
    tensorFlowRates.add(rate(tensorFlow));
    if (torch.isPresent()) {
      torchRates.add(rate(torch.get()));
    }
  }

  /** The larger of the two medians, in 10⁹ operations per second. */
  double gigaflops() {
    return Stream.of(tensorFlowRates, torchRates)
        .filter(rates -> !rates.isEmpty())
        .mapToDouble(rates -> new Figures(rates).median())
        .max()
        .orElseThrow();
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "sgemm 2048 × 2048 on %d threads, median of %d: TensorFlow %.0f GFLOP/s%s.",
        place.cores(),
        tensorFlowRates.size(),
        new Figures(tensorFlowRates).median(),
        torchRates.isEmpty()
            ? ""
            : String.format(
                Locale.ROOT, ", PyTorch %.0f GFLOP/s", new Figures(torchRates).median()));
  }

  private double rate(Contender library)
      throws IOException, InterruptedException, ContenderFailedException {
    return WorkerGroup.run(library, place.logs()).reports().get(0).get("gflops").asDouble();
  }
}
