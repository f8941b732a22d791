package org.hallmark.generators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.junit.jupiter.api.Test;

class SafetensorsTest {
  private static final Tensor A = new Tensor("a", List.of(2, 2), new float[] {1, -2, 0.5f, 3e9f});
  private static final Tensor B = new Tensor("b.bias", List.of(1), new float[] {Float.MIN_VALUE});

  @Test
  void write_thenRead_givesTheTensors() throws MalformedDocumentException {
    var read = Safetensors.read("w", Safetensors.write(List.of(B, A)));
    assertEquals(List.of(A, B), List.copyOf(read.values()));
  }

  @Test
  void write_anyOrder_givesTheSameBytes() {
    assertArrayEquals(Safetensors.write(List.of(A, B)), Safetensors.write(List.of(B, A)));
  }

  @Test
  void write_layout_isTheFormats() {
    byte[] bytes = Safetensors.write(List.of(B));
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) buffer.getLong();
    String json = new String(bytes, 8, header, StandardCharsets.UTF_8);
    assertEquals(
        "{\"b.bias\":{\"data_offsets\":[0,4],\"dtype\":\"F32\",\"shape\":[1]}}",
        json.stripTrailing());
    assertEquals(0, header % 8);
    assertEquals(Float.MIN_VALUE, buffer.getFloat(8 + header));
    assertEquals(8 + header + 4, bytes.length);
  }

  @Test
  void read_cutShortOrLengthened_isRefusedEverywhere() {
    byte[] whole = Safetensors.write(List.of(A, B));
    for (int length = 0; length <= whole.length + 3; length++) {
      byte[] other = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThrows(MalformedDocumentException.class, () -> Safetensors.read("w", other));
      }
    }
  }

  @Test
  void read_anyHeaderByteChanged_isRefusedOrAnotherFile() throws MalformedDocumentException {
    byte[] whole = Safetensors.write(List.of(A, B));
    int header = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
    for (int at = 0; at < 8 + header; at++) {
      for (int flip : new int[] {1, 0x20, 0x80}) {
        byte[] other = whole.clone();
        other[at] ^= (byte) flip;
        try {
          byte[] again = Safetensors.write(Safetensors.read("w", other).values());
          assertArrayEquals(other, again, "a header that is read must mean its bytes");
        } catch (MalformedDocumentException expected) {
          assertEquals("w", expected.document());
        }
      }
    }
  }

  @Test
  void read_hugeExtents_isRefusedBeforeMemoryIsTaken() {
    byte[] json =
        "{\"a\":{\"data_offsets\":[0,4],\"dtype\":\"F32\",\"shape\":[65536,65536,65536,9]}}"
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    assertThrows(MalformedDocumentException.class, () -> Safetensors.read("w", bytes.array()));
  }
}
