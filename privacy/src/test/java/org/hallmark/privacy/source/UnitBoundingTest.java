package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.entropy.PrivateStream;
import org.hallmark.privacy.mechanism.Grid;
import org.junit.jupiter.api.Test;

final class UnitBoundingTest {
  private static final Grid GRID = new Grid(BigDecimal.ONE, -10, 10);
  private static final Bounding TWO_OF_THREE = new Bounding(2, 3);

  @Test
  void bound_moreThanAllowed_keepsPartitionsAndRecords() {
    List<Contribution> kept = gate("speed").bound("bus", manyOfBus());
    Set<String> partitions = new TreeSet<>();
    kept.forEach(one -> partitions.add(one.partition()));
    assertEquals(2, partitions.size());
    assertEquals(6, kept.size());
    assertTrue(manyOfBus().containsAll(kept));
  }

  @Test
  void bound_lessThanAllowed_keepsAll() {
    List<Contribution> few = List.of(new Contribution("a", 1), new Contribution("b", 2));
    assertEquals(few, gate("speed").bound("bus", few));
  }

  @Test
  void bound_anyOrder_givesTheSame() {
    List<Contribution> all = new ArrayList<>(manyOfBus());
    List<Contribution> first = gate("speed").bound("bus", all);
    Collections.reverse(all);
    assertEquals(first, gate("speed").bound("bus", all));
  }

  @Test
  void bound_otherEntropyOrUnit_keepsOthers() {
    // One of 45 pairs of ten partitions, and 3 of 20 records in each.
    List<Contribution> first = gate("speed").bound("bus", manyOfBus());
    assertNotEquals(first, gate("density").bound("bus", manyOfBus()));
    assertNotEquals(first, gate("speed").bound("tram", manyOfBus()));
  }

  @Test
  void bound_valuesBeyondTheGrid_areClamped() {
    List<Contribution> kept =
        gate("speed").bound("bus", List.of(new Contribution("a", Long.MAX_VALUE)));
    assertEquals(List.of(new Contribution("a", 10)), kept);
  }

  @Test
  void lottery_serialised_holdsNoKey() throws Exception {
    PrivateStream twin = Streams.entropy().stream("bounding", "speed", "units");
    UnitLottery lottery = UnitLottery.of(Streams.entropy().stream("bounding", "speed", "units"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new UnitBounding(TWO_OF_THREE, GRID, lottery));
    }
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 4; i++) {
      byte[] part = ByteBuffer.allocate(Long.BYTES).putLong(twin.nextLong()).array();
      assertFalse(text.contains(new String(part, StandardCharsets.ISO_8859_1)));
    }
    UnitBounding back = read(bytes.toByteArray());
    assertEquals(gate("speed").bound("bus", manyOfBus()), back.bound("bus", manyOfBus()));
    lottery.close();
    assertThrows(IllegalStateException.class, () -> back.bound("bus", manyOfBus()));
  }

  @Test
  void totals_units_areCountedOncePerPartition() {
    TreeMap<String, List<Contribution>> units = new TreeMap<>();
    for (String unit : List.of("a", "b", "c")) {
      units.put(
          unit,
          List.of(new Contribution("x", 4), new Contribution("x", 5), new Contribution("y", 1)));
    }
    BoundedTotals totals = BoundedTotals.of(units, gate("speed"));
    assertEquals("BoundedTotals", totals.toString());
    assertEquals(2, totals.histogram(List.of("x", "z")).size());
    assertThrows(IllegalArgumentException.class, () -> totals.histogram(List.of("x", "x")));
    assertEquals(6, totals.count().sensitivity().l1());
    assertEquals(60, totals.sum().sensitivity().l1());
    assertEquals(1, totals.partitions().sensitivity().each());
  }

  private static UnitBounding read(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (UnitBounding) in.readObject();
    }
  }

  /** Ten partitions of twenty records, some of them equal. */
  private static List<Contribution> manyOfBus() {
    List<Contribution> all = new ArrayList<>();
    for (int partition = 0; partition < 10; partition++) {
      for (int i = 0; i < 20; i++) {
        all.add(new Contribution("edge " + partition, i / 2 - 5));
      }
    }
    return all;
  }

  private static UnitBounding gate(String event) {
    UnitLottery lottery = UnitLottery.of(Streams.entropy().stream("bounding", event, "units"));
    return new UnitBounding(TWO_OF_THREE, GRID, lottery);
  }
}
