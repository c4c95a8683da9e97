package io.github.foldwise.reports.records;

/**
 * A row of {@code model.csv}: one layer of one variant's model.
 *
 * @param variant the variant's name
 * @param position the layer's place, ascending
 * @param layer the layer in words
 * @param outputShape its output per example, such as {@code 28×28×64}
 * @param parameters parameters of the layer
 * @param trainable its trainable parameters
 */
public record ModelRow(
    String variant,
    int position,
    String layer,
    String outputShape,
    long parameters,
    long trainable) {}
