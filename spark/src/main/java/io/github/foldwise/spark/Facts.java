package io.github.foldwise.spark;

import java.util.List;

/**
 * What decides which bits an executor computes.
 *
 * @param place of the executor, for messages: {@code executor 3 on host}
 * @param tensorFlow version of its engine
 * @param processor features that decide its kernels
 * @param kernels that it chose by them, in words
 * @param oneDnn value of {@code TF_ENABLE_ONEDNN_OPTS}; {@code unset} without one
 */
record Facts(
    String place, String tensorFlow, List<String> processor, String kernels, String oneDnn) {
  static final String ONE_DNN = "TF_ENABLE_ONEDNN_OPTS";
  static final String UNSET = "unset";

  Facts {
    processor = List.copyOf(processor);
  }

  byte[] bytes() {
    return Encoded.bytes(
        out -> {
          Encoded.text(out, place);
          Encoded.text(out, tensorFlow);
          Encoded.texts(out, processor);
          Encoded.text(out, kernels);
          Encoded.text(out, oneDnn);
        });
  }

  static Facts of(byte[] bytes) {
    return Encoded.read(
        bytes,
        in ->
            new Facts(
                Encoded.text(in),
                Encoded.text(in),
                Encoded.texts(in),
                Encoded.text(in),
                Encoded.text(in)));
  }
}
