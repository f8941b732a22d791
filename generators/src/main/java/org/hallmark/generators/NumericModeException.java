package org.hallmark.generators;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The process was not started in the numeric mode that the plan asks for. */
public final class NumericModeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final NumericMode mode;
  private final transient SortedMap<String, String> found;

  NumericModeException(NumericMode mode, SortedMap<String, String> found) {
    super(
        "the plan's numericMode "
            + word(mode)
            + " must be set before Java starts; give the same command as"
            + "\n  HALLMARK_NUMERIC_MODE="
            + word(mode)
            + " ./hallmark ..."
            + "\n  expected: "
            + words(mode.environment())
            + "\n  found:    "
            + words(found));
    this.mode = mode;
    this.found = new TreeMap<>(found);
  }

  /** Passes if {@code environment} holds every variable of {@code mode} with its value. */
  public static void require(NumericMode mode, Map<String, String> environment) {
    SortedMap<String, String> found = new TreeMap<>();
    mode.environment().keySet().forEach(k -> found.put(k, environment.getOrDefault(k, "unset")));
    if (!found.equals(mode.environment())) {
      throw new NumericModeException(mode, found);
    }
  }

  /** The mode asked for. */
  public NumericMode mode() {
    return mode;
  }

  /** The variables of that mode as they are. */
  public SortedMap<String, String> found() {
    return new TreeMap<>(found);
  }

  private static String word(NumericMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static String words(SortedMap<String, String> variables) {
    return variables.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(" "));
  }
}
