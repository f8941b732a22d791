package org.hallmark.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComputeDeviceTest {
  @Test
  void read_deviceAsWritten_isIt() {
    for (String text : List.of("cpu", "cuda:0", "cuda:17")) {
      assertEquals(Optional.of(text), ComputeDevice.read(text).map(ComputeDevice::toString));
    }
    assertTrue(ComputeDevice.CPU.cuda().isEmpty());
    assertEquals(3, ComputeDevice.ofCard(3).cuda().getAsInt());
  }

  @Test
  void read_anythingElse_isNone() {
    for (String text : List.of("", "gpu", "cuda", "cuda:", "cuda:-1", "cuda:01", "cuda:100")) {
      assertEquals(Optional.empty(), ComputeDevice.read(text), text);
    }
  }
}
