package io.github.foldwise.sweep;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameter values of one variant, which record what was read: unread ones are refused. */
public final class Params {
  private final Map<Param<?>, Object> values = new HashMap<>();
  private final Map<Param<?>, Setting<?>> read = new LinkedHashMap<>();

  /** Parameters with these values, and all others at their standard value. */
  public Params(List<Setting<?>> settings) {
    settings.forEach(setting -> values.put(setting.param(), setting.value()));
  }

  /** The value of a parameter in this variant. */
  @SuppressWarnings("unchecked") // a Setting<T> holds a T for its Param<T>
  public <T> T get(Param<T> param) {
    T value = (T) values.getOrDefault(param, param.standard());
    read.put(param, param.to(value));
    return value;
  }

  /** The parameters read so far and their values, in reading order. */
  public List<Setting<?>> read() {
    return List.copyOf(read.values());
  }
}
