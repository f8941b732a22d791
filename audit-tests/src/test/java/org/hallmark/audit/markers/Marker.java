package org.hallmark.audit.markers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something private that no release may hold, and every form that it could leak in. Bytes are taken
 * for characters one to one, so that forms and places are plain strings.
 *
 * @param name what it is
 * @param sample one plain form
 * @param forms strings that give it away wherever they stand
 * @param tokens a pattern that gives it away, or one that matches nothing
 */
record Marker(String name, String sample, Set<String> forms, Pattern tokens) {
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  /** A word. */
  static Marker text(String name, String text) {
    return of(name, List.of(latin(text.getBytes(StandardCharsets.UTF_8)), latin(utf16(text))));
  }

  /** A secret string of octets. */
  static Marker octets(String name, byte[] octets) {
    return of(name, List.of(latin(octets)));
  }

  /** A number that stands in no other place: in decimal, and as machines store it. */
  static Marker number(String name, double number) {
    List<String> forms = new ArrayList<>();
    forms.add(Double.toString(number));
    forms.add(String.format(Locale.ROOT, "%.0f", Math.floor(number)));
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      forms.add(latin(ByteBuffer.allocate(8).order(order).putDouble(number).array()));
      forms.add(latin(ByteBuffer.allocate(8).order(order).putLong((long) number).array()));
      forms.add(latin(ByteBuffer.allocate(4).order(order).putFloat((float) number).array()));
      forms.add(latin(ByteBuffer.allocate(4).order(order).putInt((int) number).array()));
    }
    return of(name, forms);
  }

  /** A count, which digits of longer numbers may hold by chance: only as a number of its own. */
  static Marker count(String name, long count) {
    String digits = Long.toString(count);
    String thousands = digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "[,.' _]?");
    Set<String> stored = new LinkedHashSet<>();
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      stored.add(latin(ByteBuffer.allocate(8).order(order).putLong(count).array()));
      stored.add(latin(ByteBuffer.allocate(8).order(order).putDouble(count).array()));
    }
    return new Marker(
        name,
        digits,
        encoded(stored),
        Pattern.compile(
            "(?<![0-9A-Za-z.+/_-])" + thousands + "(?!\\.[0-9]*[1-9]|[0-9A-Za-z+/_=-])"));
  }

  /** Is it in this text of bytes? */
  boolean in(String latin) {
    return forms.stream().anyMatch(latin::contains) || tokens.matcher(latin).find();
  }

  private static Marker of(String name, List<String> plain) {
    return new Marker(name, plain.get(0), encoded(plain), NOTHING);
  }

  /** Each form, in hexadecimal, and in Base64 wherever in a group of three octets it begins. */
  private static Set<String> encoded(Collection<String> plain) {
    Set<String> forms = new LinkedHashSet<>(plain);
    for (String form : plain) {
      byte[] bytes = form.getBytes(StandardCharsets.ISO_8859_1);
      forms.add(HexFormat.of().formatHex(bytes));
      forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
      for (int shift = 0; shift < 3; shift++) {
        String base64 = base64(bytes, shift);
        forms.add(base64);
        forms.add(base64.replace('+', '-').replace('/', '_'));
      }
    }
    return forms.stream()
        .filter(form -> form.length() >= 4)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The characters of Base64 that these octets alone decide, {@code shift} octets into a group. */
  private static String base64(byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int begin = (8 * shift + 5) / 6;
    return whole.substring(begin, 8 * shifted.length / 6);
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
