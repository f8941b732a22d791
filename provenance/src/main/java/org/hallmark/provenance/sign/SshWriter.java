package org.hallmark.provenance.sign;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** An SSH wire structure in the making (RFC 4251 section 5). */
final class SshWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Octets without a length. */
  SshWriter raw(byte[] octets) {
    bytes.writeBytes(octets);
    return this;
  }

  /** Text without a length. */
  SshWriter raw(String text) {
    return raw(text.getBytes(StandardCharsets.US_ASCII));
  }

  SshWriter uint32(int value) {
    return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }

  /** Octets preceded by their length. */
  SshWriter string(byte[] octets) {
    return uint32(octets.length).raw(octets);
  }

  /** Text in UTF-8 preceded by its length. */
  SshWriter string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
