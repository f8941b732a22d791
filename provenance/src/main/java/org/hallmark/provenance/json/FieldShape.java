package org.hallmark.provenance.json;

import java.util.List;
import java.util.Optional;

/**
 * What a member of an object may be.
 *
 * @param type the kind of value
 * @param presence whether it must be there
 * @param bounds of a number
 * @param words the only ones allowed; none where any are
 * @param fallback what stands for it where it is left out, in words
 */
public record FieldShape(
    Type type,
    Presence presence,
    Optional<Bounds> bounds,
    List<String> words,
    Optional<String> fallback) {

  /** A kind of value. */
  public enum Type {
    ANY,
    TEXT,
    ID,
    INTEGER,
    NUMBER,
    WORD,
    FLAG,
    LIST,
    TEXTS,
    OBJECT
  }

  /** Whether a member must be there. */
  public enum Presence {
    REQUIRED,
    OPTIONAL
  }

  public FieldShape {
    words = List.copyOf(words);
  }

  static FieldShape required(Type type) {
    return of(type, Presence.REQUIRED);
  }

  static FieldShape optional(Type type) {
    return of(type, Presence.OPTIONAL);
  }

  private static FieldShape of(Type type, Presence presence) {
    return new FieldShape(type, presence, Optional.empty(), List.of(), Optional.empty());
  }

  FieldShape within(Bounds range) {
    return new FieldShape(type, presence, Optional.of(range), words, fallback);
  }

  FieldShape among(List<String> allowed) {
    return new FieldShape(type, presence, bounds, allowed, fallback);
  }

  FieldShape otherwise(Object standing) {
    return new FieldShape(type, presence, bounds, words, Optional.of(standing.toString()));
  }
}
