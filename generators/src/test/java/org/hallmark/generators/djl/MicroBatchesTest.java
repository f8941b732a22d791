package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroBatchesTest {
  private static List<Integer> taken(MicroBatches sizes, int drawn) {
    List<Integer> taken = new ArrayList<>();
    for (int left = drawn; left > 0; left -= taken.get(taken.size() - 1)) {
      taken.add(sizes.next(left));
    }
    return taken;
  }

  @Test
  void expecting_batches_giveOneLargeAndTwoDeviations() {
    assertEquals(new MicroBatches(32, 32), MicroBatches.expecting(1));
    assertEquals(new MicroBatches(128, 32), MicroBatches.expecting(120));
    assertEquals(new MicroBatches(512, 64), MicroBatches.expecting(500));
    assertEquals(new MicroBatches(1024, 96), MicroBatches.expecting(2048));
  }

  @Test
  void next_drawAroundTheExpectedSize_costsNoSecondLargeOne() {
    MicroBatches sizes = MicroBatches.expecting(512);
    assertEquals(List.of(512), taken(sizes, 470));
    assertEquals(List.of(512), taken(sizes, 512));
    assertEquals(List.of(512, 64), taken(sizes, 513));
    assertEquals(List.of(512, 64, 64), taken(sizes, 580));
    assertEquals(List.of(512, 512), taken(sizes, 900));
    assertEquals(List.of(), taken(sizes, 0));
  }

  @Test
  void create_smallAboveLarge_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MicroBatches(32, 64));
    assertThrows(IllegalArgumentException.class, () -> new MicroBatches(32, 0));
  }
}
