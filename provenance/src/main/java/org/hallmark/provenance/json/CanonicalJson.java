package org.hallmark.provenance.json;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;

/**
 * Canonical JSON: the one byte string of a value, by RFC 8785 (JCS). Members are sorted by UTF-16
 * code units, numbers are written by {@link EcmaScriptNumbers}, there is no white space.
 *
 * <p>What is written is always I-JSON (RFC 7493) and at most {@value Documents#MAX_DEPTH} deep, so
 * that {@link Documents#json} reads it back to an equal tree.
 */
public final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The canonical bytes of {@code value}: a {@link Node}, a record, a {@code Map} with text keys, a
   * {@code List}, a text, a boolean, an integer within 2^53 of zero, a finite double, an enum
   * constant (its name in kebab-case) or a {@link Digest} (as {@code sha256:…}).
   *
   * <p>Members of a record have the names of its components. A member that is {@link
   * Optional#empty()} is left out.
   */
  public static byte[] bytes(Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /** The text whose UTF-8 form is {@link #bytes}. */
  public static String text(Object value) {
    CanonicalJson json = new CanonicalJson();
    json.write(value, "", 0);
    return json.out.toString();
  }

  private void write(Object value, String pointer, int depth) {
    if (value instanceof Node node) {
      writeNode(node, pointer, depth);
    } else if (value instanceof Map<?, ?> map) {
      writeObject(sorted(map, pointer), pointer, depth);
    } else if (value instanceof List<?> list) {
      writeArray(list, pointer, depth);
    } else if (value instanceof Digest digest) {
      writeText(digest.toString(), pointer);
    } else if (value instanceof Record record) {
      writeObject(components(record), pointer, depth);
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      write(optional.get(), pointer, depth);
    } else {
      writeScalar(value, pointer);
    }
  }

  private void writeScalar(Object value, String pointer) {
    if (value instanceof String text) {
      writeText(text, pointer);
    } else if (value instanceof Enum<?> constant) {
      writeText(Words.kebab(constant), pointer);
    } else if (value instanceof Boolean bool) {
      out.append(bool);
    } else if (value instanceof Long || value instanceof Integer) {
      writeInteger(((Number) value).longValue(), pointer);
    } else if (value instanceof Double number) {
      writeDouble(number, pointer);
    } else {
      throw misuse(pointer, "of a type that JSON has", value == null ? "null" : value.getClass());
    }
  }

  private void writeNode(Node node, String pointer, int depth) {
    switch (node.kind()) {
      case OBJECT -> writeObject(new TreeMap<>(node.members()), pointer, depth);
      case ARRAY -> writeArray(node.items(), pointer, depth);
      case STRING -> writeText(node.text(), pointer);
      case INTEGER -> writeInteger(node.integer(), pointer);
      case REAL -> writeDouble(node.number(), pointer);
      case BOOLEAN -> out.append(node.bool());
      case NULL -> out.append("null");
    }
  }

  private void writeObject(TreeMap<String, ?> members, String pointer, int depth) {
    requireShallow(pointer, depth);
    String separator = "{";
    for (Map.Entry<String, ?> member : members.entrySet()) {
      if (member.getValue() instanceof Optional<?> optional && optional.isEmpty()) {
        continue;
      }
      out.append(separator);
      separator = ",";
      String at = Pointers.member(pointer, member.getKey());
      writeText(member.getKey(), at);
      out.append(':');
      write(member.getValue(), at, depth + 1);
    }
    out.append(separator.equals("{") ? "{}" : "}");
  }

  private void writeArray(List<?> items, String pointer, int depth) {
    requireShallow(pointer, depth);
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ",");
      write(items.get(i), Pointers.item(pointer, i), depth + 1);
    }
    out.append(']');
  }

  private void writeInteger(long number, String pointer) {
    if (number > Node.LARGEST_INTEGER || number < -Node.LARGEST_INTEGER) {
      throw misuse(pointer, "within 2^53 of zero", number);
    }
    out.append(number);
  }

  private void writeDouble(double number, String pointer) {
    if (!Double.isFinite(number)) {
      throw misuse(pointer, "finite", number);
    }
    out.append(EcmaScriptNumbers.format(number));
  }

  /** RFC 8785 section 3.2.2.2. */
  private void writeText(String text, String pointer) {
    Characters.outsideIJson(text)
        .ifPresent(
            character -> {
              throw misuse(pointer, "text that I-JSON allows", character);
            });
    out.append('"');
    text.chars().forEach(c -> writeCharacter((char) c));
    out.append('"');
  }

  private void writeCharacter(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < ' ') {
          out.append("\\u00").append(Character.forDigit(c >> 4, 16));
          out.append(Character.forDigit(c & 15, 16));
        } else {
          out.append(c);
        }
      }
    }
  }

  private static TreeMap<String, Object> sorted(Map<?, ?> map, String pointer) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw misuse(pointer, "a map with text keys", key);
          }
          sorted.put(name, value);
        });
    return sorted;
  }

  private static TreeMap<String, Object> components(Record record) {
    TreeMap<String, Object> members = new TreeMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        members.put(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record's accessors can be called: " + component, e);
      }
    }
    return members;
  }

  private static void requireShallow(String pointer, int depth) {
    if (depth >= Documents.MAX_DEPTH) {
      throw misuse(pointer, "at most " + Documents.MAX_DEPTH + " levels deep", "deeper");
    }
  }

  private static IllegalArgumentException misuse(String pointer, String constraint, Object found) {
    return new IllegalArgumentException(
        "value at '" + pointer + "' must be " + constraint + ". Provided value: " + found);
  }
}
