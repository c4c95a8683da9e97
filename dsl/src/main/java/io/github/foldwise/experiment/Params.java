package io.github.foldwise.experiment;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Values of the parameters of one variant, as the lambdas of an {@link Experiment} read them. It
 * notes what was read, so that a parameter that nothing reads can be refused.
 */
public final class Params {
  private final Map<Param<?>, Object> settings;
  private final Set<Param<?>> read = new LinkedHashSet<>();

  Params(List<Setting<?>> settings) {
    this.settings = new LinkedHashMap<>();
    settings.forEach(setting -> this.settings.put(setting.param(), setting.value()));
  }

  /** The value that this variant gives to the parameter. */
  @SuppressWarnings("unchecked") // settings are built from Setting<T>, which holds T for Param<T>
  public <T> T get(Param<T> param) {
    read.add(param);
    return (T) settings.getOrDefault(param, param.standard());
  }

  /** What was asked for so far, in the order of asking. */
  Set<Param<?>> read() {
    return read;
  }
}
