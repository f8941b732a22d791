package org.hallmark.cli.schema;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.FieldShape;
import org.hallmark.provenance.json.FieldShape.Presence;
import org.hallmark.provenance.json.FieldShape.Type;
import org.hallmark.provenance.json.Node;

/** All that was heard of one member of the objects in one place. */
final class Member {
  private final Set<Type> types = EnumSet.noneOf(Type.class);
  private final Set<String> words = new LinkedHashSet<>();
  private final Set<Node.Kind> items = EnumSet.noneOf(Node.Kind.class);
  private final Set<Node.Kind> kinds = EnumSet.noneOf(Node.Kind.class);
  private final Set<String> requiring = new LinkedHashSet<>();
  private Optional<Bounds> bounds = Optional.empty();
  private Optional<String> fallback = Optional.empty();

  void hear(Node object, String key, String name, FieldShape shape) {
    types.add(shape.type());
    words.addAll(shape.words());
    shape.bounds().ifPresent(range -> bounds = Optional.of(wider(range)));
    fallback = fallback.or(shape::fallback);
    if (shape.presence() == Presence.REQUIRED) {
      requiring.add(key);
    }
    object.member(name).ifPresent(this::see);
  }

  private void see(Node value) {
    kinds.add(value.kind());
    if (value.kind() == Node.Kind.ARRAY) {
      value.items().forEach(item -> items.add(item.kind()));
    }
  }

  private Bounds wider(Bounds range) {
    if (bounds.isEmpty()) {
      return range;
    }
    Bounds known = bounds.get();
    boolean lower = known.lower() <= range.lower();
    boolean upper = known.upper() >= range.upper();
    return new Bounds(
        lower ? known.lower() : range.lower(),
        lower ? known.lowerEnd() : range.lowerEnd(),
        upper ? known.upper() : range.upper(),
        upper ? known.upperEnd() : range.upperEnd());
  }

  /** What it may be; anything, only where nothing narrower was asked for. */
  Set<Type> types() {
    EnumSet<Type> narrow = EnumSet.copyOf(types);
    narrow.remove(Type.ANY);
    return narrow.isEmpty() ? EnumSet.of(Type.ANY) : narrow;
  }

  Set<String> words() {
    return words;
  }

  Optional<Bounds> bounds() {
    return bounds;
  }

  Optional<String> fallback() {
    return fallback;
  }

  /** The kinds of its items, of those plans that were read. */
  Set<Node.Kind> items() {
    return items;
  }

  /** The kinds of its values, of those plans that were read. */
  Set<Node.Kind> kinds() {
    return kinds;
  }

  /** Whether each of {@code objects} objects needs it. */
  boolean requiredBy(int objects) {
    return requiring.size() == objects;
  }
}
