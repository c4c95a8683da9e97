package io.github.foldwise.reports.records;

/**
 * A row of {@code settings.csv}: one setting of a variant's training or of a layer of its model.
 *
 * @param variant the variant's name
 * @param part {@link #TRAINING}, or the layer's name: {@code conv_1}
 * @param setting in the field's words: {@code kernel}
 * @param value its value: {@code 3×3}
 */
public record SettingRow(String variant, String part, String setting, String value) {
  /** The part that is no layer. */
  public static final String TRAINING = "training";
}
