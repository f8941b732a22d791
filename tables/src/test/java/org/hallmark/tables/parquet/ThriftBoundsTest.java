package org.hallmark.tables.parquet;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Structs written by hand after the protocol's specification. */
class ThriftBoundsTest {

  @Test
  void hold_smallStruct_true() {
    // Field 1: i32 1; field 2: binary "a"; field 3: list of two i32; stop.
    assertTrue(hold(0x15, 0x02, 0x18, 0x01, 'a', 0x19, 0x25, 0x02, 0x04, 0x00));
  }

  @Test
  void hold_textLongerThanTheBytes_false() {
    assertFalse(hold(0x18, 0x05, 'a', 0x00));
  }

  @Test
  void hold_listOfTwoThousandMillion_false() {
    assertFalse(hold(0x19, 0xf5, 0xff, 0xff, 0xff, 0xff, 0x07, 0x00));
  }

  @Test
  void hold_noStop_false() {
    assertFalse(hold(0x15, 0x02));
  }

  @Test
  void hold_structsInStructs_false() {
    byte[] nested = new byte[100];
    Arrays.fill(nested, 0, 50, (byte) 0x1c);
    assertFalse(ThriftBounds.hold(ByteBuffer.wrap(nested)));
  }

  @Test
  void hold_endlessNumber_false() {
    byte[] number = new byte[40];
    Arrays.fill(number, (byte) 0xff);
    number[0] = 0x15;
    assertFalse(ThriftBounds.hold(ByteBuffer.wrap(number)));
  }

  private static boolean hold(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int b : bytes) {
      buffer.put((byte) b);
    }
    return ThriftBounds.hold(buffer.flip());
  }
}
