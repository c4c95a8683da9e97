package io.github.foldwise.sweep;

import io.github.foldwise.experiment.Experiment;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of the parameters of one variant, as the lambdas of an {@link Experiment} read them. It
 * notes what was read, so that a parameter that nothing reads can be refused.
 */
public final class Params {
  private final Map<Param<?>, Object> values = new HashMap<>();
  private final Map<Param<?>, Setting<?>> read = new LinkedHashMap<>();

  public Params(List<Setting<?>> settings) {
    settings.forEach(setting -> values.put(setting.param(), setting.value()));
  }

  /** The value that this variant gives to the parameter. */
  @SuppressWarnings("unchecked") // a Setting<T> holds a T for its Param<T>
  public <T> T get(Param<T> param) {
    T value = (T) values.getOrDefault(param, param.standard());
    read.put(param, param.to(value));
    return value;
  }

  /** What was asked for so far, in the order of asking. */
  public List<Setting<?>> read() {
    return List.copyOf(read.values());
  }
}
