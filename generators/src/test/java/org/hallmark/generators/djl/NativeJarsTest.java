package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeJarsTest {
  /** Whoever takes another version of PyTorch writes its digests down. */
  @Test
  void problem_ofThisBuild_isNone() throws Exception {
    assertEquals(Optional.empty(), NativeJars.problem(Map.of("PATH", "/usr/bin")));
  }

  @Test
  void problem_librariesOfSomebodyElse_isToldWithTheWayOut() throws Exception {
    for (String detour : new String[] {"PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION"}) {
      String told = NativeJars.problem(Map.of(detour, "/tmp")).orElseThrow();
      assertTrue(told.startsWith(detour + " is set"), told);
      assertTrue(told.endsWith("unset it"), told);
    }
  }
}
