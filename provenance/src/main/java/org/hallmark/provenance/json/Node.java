package org.hallmark.provenance.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed YAML or JSON value that remembers where it stood.
 *
 * <p>The value is a {@code Map<String, Node>} in document order, a {@code List<Node>}, a {@code
 * String}, a {@code Long}, a {@code Double}, a {@code Boolean}, or nothing for null.
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

  private final Kind kind;
  private final Object value;
  private final String pointer;
  private final Position position;

  private Node(Kind kind, Object value, String pointer, Position position) {
    this.kind = kind;
    this.value = value;
    this.pointer = pointer;
    this.position = position;
  }

  public static Node object(Map<String, Node> members, String pointer, Position position) {
    return new Node(
        Kind.OBJECT,
        Collections.unmodifiableMap(new LinkedHashMap<>(members)),
        pointer,
        position);
  }

  public static Node array(List<Node> items, String pointer, Position position) {
    return new Node(Kind.ARRAY, List.copyOf(items), pointer, position);
  }

  public static Node string(String text, String pointer, Position position) {
    return new Node(Kind.STRING, text, pointer, position);
  }

  public static Node integer(long number, String pointer, Position position) {
    return new Node(Kind.INTEGER, number, pointer, position);
  }

  /** A finite number with a fraction or exponent. */
  public static Node real(double number, String pointer, Position position) {
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

  private Node require(Kind wanted) {
    if (kind != wanted) {
      throw new IllegalArgumentException(
          "node at " + position + " must be " + wanted + ". Provided value: " + kind);
    }
    return this;
  }
}
