package org.hallmark.generators;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the native arithmetic of a training is pinned. The native libraries read these variables when
 * they are loaded, so they must be set before the JVM starts.
 */
public enum NumericMode {
  /** Bit-identical on Intel CPUs with AVX2; elsewhere MKL silently chooses its own code path. */
  AVX2(Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "AVX2")),
  /** Bit-identical on any x86-64 CPU, about three times slower. */
  PORTABLE(Map.of("ATEN_CPU_CAPABILITY", "default", "MKL_CBWR", "COMPATIBLE")),
  /** Promises no bits: whatever is fastest on the machine at hand. */
  FAST(Map.of());

  private final SortedMap<String, String> environment;

  NumericMode(Map<String, String> environment) {
    this.environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }

  /** The environment variables that the mode needs, with their values. */
  public SortedMap<String, String> environment() {
    return environment;
  }
}
