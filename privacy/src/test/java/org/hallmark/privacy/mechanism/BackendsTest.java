package org.hallmark.privacy.mechanism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.EpsilonDelta;
import org.junit.jupiter.api.Test;

final class BackendsTest {
  @Test
  void of_everyBackendThatThisBuildHas_isTheOneNamed() {
    for (NoiseBackend backend : NoiseBackend.values()) {
      Optional<String> problem = Backends.problem(backend);
      if (problem.isEmpty()) {
        Mechanisms found = Backends.of(backend, Streams.entropy());
        assertEquals(backend.id(), found.id());
        assertEquals(backend.replay(), found.replay());
        assertTrue(found.events().contains(backend.counts(0.5).mechanism()));
      } else {
        assertTrue(problem.get().contains("-P" + backend.id()), problem.get());
        assertTrue(problem.get().contains("docs/privacy.md"), problem.get());
        assertThrows(IllegalStateException.class, () -> Backends.of(backend, Streams.entropy()));
      }
      assertEquals(backend, NoiseBackend.of(backend.id()));
    }
    assertEquals(Optional.empty(), Backends.problem(NoiseBackend.HALLMARK_DISCRETE));
    assertThrows(IllegalArgumentException.class, () -> NoiseBackend.of("none"));
  }

  @Test
  void counts_ofABackend_costTheEpsilonThatIsPaid() {
    assertEquals(DiscreteLaplace.ofEpsilon(0.5), NoiseBackend.HALLMARK_DISCRETE.counts(0.5));
    assertEquals(new EpsilonDelta(0.5, 0, 1), NoiseBackend.GOOGLE_DP.counts(0.5));
  }
}
