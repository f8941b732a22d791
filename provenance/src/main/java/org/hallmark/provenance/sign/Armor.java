package org.hallmark.provenance.sign;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The text around binary structures: {@code -----BEGIN label-----}, base64 in lines, {@code
 * -----END label-----}, as PEM (RFC 7468) and OpenSSH write it.
 */
final class Armor {
  /** OpenSSH breaks its base64 here. */
  private static final int COLUMNS = 70;

  /** No key or signature comes near this. */
  private static final int LARGEST = 1 << 16;

  private Armor() {}

  /** Armors as OpenSSH does: 70 columns, a line feed at the end of each line. */
  static String encode(String label, byte[] bytes) {
    // Not the JDK's MIME encoder: it breaks at multiples of four columns only.
    String base64 = Base64.getEncoder().encodeToString(bytes);
    StringBuilder text = new StringBuilder(begin(label)).append('\n');
    for (int at = 0; at < base64.length(); at += COLUMNS) {
      text.append(base64, at, Math.min(at + COLUMNS, base64.length())).append('\n');
    }
    return text.append(end(label)).append('\n').toString();
  }

  /** True if {@code text} begins with this label. */
  static boolean begins(String label, String text) {
    return text.startsWith(begin(label));
  }

  /**
   * The octets inside. Lines may have any width; nothing may stand before or after, and the base64
   * must be the one canonical text of its octets.
   */
  static byte[] decode(String document, String label, String text)
      throws MalformedDocumentException {
    if (text.length() > LARGEST) {
      throw malformed(document, "at most " + LARGEST + " characters", text.length() + "");
    }
    List<String> lines = Arrays.asList(text.split("\n", -1));
    int last = lines.size() - (text.endsWith("\n") ? 2 : 1);
    if (last < 1 || !lines.get(0).equals(begin(label)) || !lines.get(last).equals(end(label))) {
      throw malformed(document, "lines from " + begin(label) + " to " + end(label), "other lines");
    }
    return base64(document, String.join("", lines.subList(1, last)));
  }

  private static byte[] base64(String document, String text) throws MalformedDocumentException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Told below; the text may be a private key and is not repeated.
    }
    throw malformed(document, "base64 between the two lines", "other characters");
  }

  private static MalformedDocumentException malformed(
      String document, String expected, String found) {
    return new MalformedDocumentException(document, "", expected, found);
  }

  private static String begin(String label) {
    return "-----BEGIN " + label + "-----";
  }

  private static String end(String label) {
    return "-----END " + label + "-----";
  }
}
