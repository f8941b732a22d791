package org.hallmark.provenance.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A parsed YAML or JSON value that remembers where it stood.
 *
 * <p>The value is a {@code Map<String, Node>} in document order, a {@code List<Node>}, a {@code
 * String}, a {@code Long}, a {@code Double}, a {@code Boolean}, or nothing for null. A number whose
 * value is an integer of at most 2^53 is an {@link Kind#INTEGER} however it was written, as RFC
 * 8785 writes 1.0 and 1 alike.
 *
 * <p>Two nodes are equal where they hold the same value, wherever they stood.
 */
public final class Node {
  /** What a node holds. */
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    INTEGER,
    REAL,
    BOOLEAN,
    NULL
  }

  /** 2^53: up to here a double holds every integer. */
  public static final long LARGEST_INTEGER = 1L << 53;

  private final Kind kind;
  private final Object value;
  private final String pointer;
  private final Position position;
  private final Position name;

  private Node(Kind kind, Object value, String pointer, Position position) {
    this(kind, value, pointer, position, position);
  }

  private Node(Kind kind, Object value, String pointer, Position position, Position name) {
    this.kind = kind;
    this.value = value;
    this.pointer = pointer;
    this.position = position;
    this.name = name;
  }

  public static Node object(Map<String, Node> members, String pointer, Position position) {
    return new Node(
        Kind.OBJECT, Collections.unmodifiableMap(new LinkedHashMap<>(members)), pointer, position);
  }

  public static Node array(List<Node> items, String pointer, Position position) {
    return new Node(Kind.ARRAY, List.copyOf(items), pointer, position);
  }

  public static Node string(String text, String pointer, Position position) {
    return new Node(Kind.STRING, text, pointer, position);
  }

  /** An integer of at most 2^53 in magnitude, beyond which other readers of JSON round. */
  public static Node integer(long number, String pointer, Position position) {
    if (Math.abs(number) > LARGEST_INTEGER || number == Long.MIN_VALUE) {
      throw new IllegalArgumentException(
          "number must be within 2^53 of zero. Provided value: " + number);
    }
    return new Node(Kind.INTEGER, number, pointer, position);
  }

  /** A finite number; an {@link Kind#INTEGER} where its value is one of at most 2^53. */
  public static Node real(double number, String pointer, Position position) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("number must be finite. Provided value: " + number);
    }
    if (Math.abs(number) <= LARGEST_INTEGER && number == (long) number) {
      return integer((long) number, pointer, position);
    }
    return new Node(Kind.REAL, number, pointer, position);
  }

  public static Node bool(boolean value, String pointer, Position position) {
    return new Node(Kind.BOOLEAN, value, pointer, position);
  }

  public static Node nothing(String pointer, Position position) {
    return new Node(Kind.NULL, null, pointer, position);
  }

  public Kind kind() {
    return kind;
  }

  /** RFC 6901 pointer from the root of the document. */
  public String pointer() {
    return pointer;
  }

  public Position position() {
    return position;
  }

  /** This value as the member whose name stands at {@code position}. */
  public Node named(Position position) {
    return new Node(kind, value, pointer, this.position, position);
  }

  /** Where the name of this member stands; the position of the value itself where it has none. */
  public Position namePosition() {
    return name;
  }

  /** The members of an object, in document order. */
  @SuppressWarnings("unchecked")
  public Map<String, Node> members() {
    require(Kind.OBJECT);
    return (Map<String, Node>) value;
  }

  /** A member of an object. */
  public Optional<Node> member(String name) {
    return Optional.ofNullable(members().get(name));
  }

  /** The items of an array. */
  @SuppressWarnings("unchecked")
  public List<Node> items() {
    require(Kind.ARRAY);
    return (List<Node>) value;
  }

  public String text() {
    require(Kind.STRING);
    return (String) value;
  }

  public long integer() {
    require(Kind.INTEGER);
    return (Long) value;
  }

  /** The value of an integer or a real. */
  public double number() {
    return kind == Kind.INTEGER ? (double) (Long) value : (Double) require(Kind.REAL).value;
  }

  public boolean bool() {
    require(Kind.BOOLEAN);
    return (Boolean) value;
  }

  /** This object without one member: what is kept from being sealed. */
  public Node without(String name) {
    Map<String, Node> rest = new LinkedHashMap<>(members());
    rest.remove(name);
    return object(rest, pointer, position);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Node that && kind == that.kind && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, value);
  }

  /** The kind and the place, for messages; never the value. */
  @Override
  public String toString() {
    return kind + " at " + position;
  }

  private Node require(Kind wanted) {
    if (kind != wanted) {
      throw new IllegalArgumentException(
          "node at " + position + " must be " + wanted + ". Provided value: " + kind);
    }
    return this;
  }
}
