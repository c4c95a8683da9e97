package io.github.foldwise.run.settings;

/**
 * One setting in the field's words.
 *
 * @param name such as {@code kernel}
 * @param value such as {@code 3×3}
 */
public record SettingLine(String name, String value) {}
