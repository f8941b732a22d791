package org.hallmark.provenance.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;

/**
 * The reader of what {@link CanonicalJson} writes of a record: a document is bound to the
 * components that the record declares and to nothing else.
 *
 * <p>The types are the program's: texts, booleans, integers, doubles, enums, {@link Digest}, {@link
 * Node} (any value), records, and {@code List}, {@code Optional} and {@code SortedMap} or {@code
 * Map} with text keys of these. No coercion: a text is never a number, and null is nothing at all.
 * A member that the record does not know, or an absent one that is not {@code Optional}, is
 * refused.
 */
public final class Records {
  private final String document;

  private Records(String document) {
    this.document = document;
  }

  /**
   * Reads a record from JSON.
   *
   * @param document what messages call it
   */
  public static <T> T read(String document, byte[] json, Class<T> type)
      throws MalformedDocumentException {
    return of(document, Documents.json(document, json), type);
  }

  /** Reads a record from a parsed value. */
  public static <T> T of(String document, Node node, Class<T> type)
      throws MalformedDocumentException {
    if (!type.isRecord()) {
      throw new IllegalArgumentException("type must be a record. Provided value: " + type);
    }
    return type.cast(new Records(document).record(node, type));
  }

  private Object value(Node node, Type type) throws MalformedDocumentException {
    if (type instanceof ParameterizedType generic) {
      return container(node, generic);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == Node.class) {
      return node;
    }
    if (plain == Digest.class) {
      return digest(node);
    }
    if (plain.isRecord()) {
      return record(node, plain);
    }
    return plain.isEnum() ? constant(node, plain) : scalar(node, plain);
  }

  private Object container(Node node, ParameterizedType type) throws MalformedDocumentException {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      return list(node, arguments[0]);
    }
    if (type.getRawType() == Optional.class) {
      return Optional.of(value(node, arguments[0]));
    }
    boolean map = type.getRawType() == SortedMap.class || type.getRawType() == Map.class;
    if (map && arguments[0] == String.class) {
      return map(node, arguments[1]);
    }
    throw unsupported(type);
  }

  private Object record(Node node, Class<?> type) throws MalformedDocumentException {
    require(node, Node.Kind.OBJECT, "an object");
    RecordComponent[] components = type.getRecordComponents();
    refuseUnknown(node, components);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = component(node, components[i]);
    }
    return construct(node, type, values);
  }

  private Object component(Node node, RecordComponent component) throws MalformedDocumentException {
    Optional<Node> member = node.member(component.getName());
    if (member.isPresent()) {
      return value(member.get(), component.getGenericType());
    }
    if (component.getType() == Optional.class) {
      return Optional.empty();
    }
    throw malformed(node, "the member '" + component.getName() + "'", "an object without it");
  }

  private void refuseUnknown(Node node, RecordComponent[] components)
      throws MalformedDocumentException {
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (Map.Entry<String, Node> member : node.members().entrySet()) {
      if (!known.contains(member.getKey())) {
        throw malformed(
            node,
            "only the members " + String.join(", ", known),
            "the member " + Characters.excerpt(member.getKey()));
      }
    }
  }

  private Object construct(Node node, Class<?> type, Object[] values)
      throws MalformedDocumentException {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw malformed(
            node, "a valid " + type.getSimpleName(), String.valueOf(refused.getMessage()));
      }
      throw new IllegalStateException("records throw unchecked exceptions only: " + type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has a canonical constructor: " + type, e);
    }
  }

  private List<Object> list(Node node, Type item) throws MalformedDocumentException {
    require(node, Node.Kind.ARRAY, "a list");
    List<Object> items = new ArrayList<>();
    for (Node each : node.items()) {
      items.add(value(each, item));
    }
    return List.copyOf(items);
  }

  private SortedMap<String, Object> map(Node node, Type value) throws MalformedDocumentException {
    require(node, Node.Kind.OBJECT, "an object");
    SortedMap<String, Object> map = new TreeMap<>();
    for (Map.Entry<String, Node> member : node.members().entrySet()) {
      map.put(member.getKey(), value(member.getValue(), value));
    }
    return Collections.unmodifiableSortedMap(map);
  }

  private Object scalar(Node node, Class<?> type) throws MalformedDocumentException {
    if (type == String.class) {
      return require(node, Node.Kind.STRING, "a text").text();
    }
    if (type == boolean.class || type == Boolean.class) {
      return require(node, Node.Kind.BOOLEAN, "true or false").bool();
    }
    if (type == long.class || type == Long.class) {
      return require(node, Node.Kind.INTEGER, "an integer").integer();
    }
    if (type == int.class || type == Integer.class) {
      return narrow(node);
    }
    if (type == double.class || type == Double.class) {
      return node.kind() == Node.Kind.INTEGER
          ? node.number()
          : require(node, Node.Kind.REAL, "a number").number();
    }
    throw unsupported(type);
  }

  private int narrow(Node node) throws MalformedDocumentException {
    long number = require(node, Node.Kind.INTEGER, "an integer").integer();
    if (number != (int) number) {
      throw malformed(node, "an integer of 32 bits", Long.toString(number));
    }
    return (int) number;
  }

  private Digest digest(Node node) throws MalformedDocumentException {
    String text = require(node, Node.Kind.STRING, "a digest").text();
    try {
      return Digest.parse(text);
    } catch (IllegalArgumentException e) {
      throw malformed(
          node, "sha256: and 64 lower-case hexadecimal digits", Characters.excerpt(text));
    }
  }

  private Object constant(Node node, Class<?> type) throws MalformedDocumentException {
    List<String> words = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String word = Words.kebab((Enum<?>) constant);
      if (node.kind() == Node.Kind.STRING && word.equals(node.text())) {
        return constant;
      }
      words.add(word);
    }
    throw malformed(node, "one of " + String.join(", ", words), Kinds.inWords(node));
  }

  private Node require(Node node, Node.Kind kind, String inWords)
      throws MalformedDocumentException {
    if (node.kind() != kind) {
      throw malformed(node, inWords, Kinds.inWords(node));
    }
    return node;
  }

  private MalformedDocumentException malformed(Node node, String expected, String found) {
    return new MalformedDocumentException(document, node.pointer(), expected, found);
  }

  private static IllegalArgumentException unsupported(Type type) {
    return new IllegalArgumentException(
        "component type must be one that a document can hold. Provided value: " + type);
  }
}
