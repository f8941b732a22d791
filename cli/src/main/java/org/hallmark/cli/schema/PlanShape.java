package org.hallmark.cli.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.provenance.json.FieldListener;
import org.hallmark.provenance.json.FieldShape;
import org.hallmark.provenance.json.Node;

/** What readers of plans were heard asking for, by place. */
final class PlanShape {
  /** Stands for the items of a list, and for answers of the datasheet, which are all alike. */
  static final String ITEM = "*";

  /** Objects whose members are named by the plan itself. */
  private static final Set<String> MAPS = Set.of("analysis.bins");

  private final SortedMap<Place, SortedMap<String, Member>> members = new TreeMap<>();
  private final SortedMap<Place, SortedSet<String>> objects = new TreeMap<>();

  /**
   * What hears the reading of one plan.
   *
   * @param id of the plan, by which equal places in different plans are told apart
   */
  FieldListener listener(String id) {
    return (object, name, shape) -> hear(id, object, name, shape);
  }

  private void hear(String id, Node object, String name, FieldShape shape) {
    String path = path(object.pointer());
    Optional<Variants> variants = Variants.at(path);
    Optional<String> variant = variants.isEmpty() ? Optional.of("") : variants.get().of(object);
    if (variant.isEmpty() || MAPS.contains(path)) {
      return;
    }
    Place place = new Place(path, variant.get());
    String key = id + object.pointer();
    objects.computeIfAbsent(place, p -> new TreeSet<>()).add(key);
    members
        .computeIfAbsent(place, p -> new TreeMap<>())
        .computeIfAbsent(name, n -> new Member())
        .hear(object, key, name, shape);
  }

  /** {@code /laws/3/filtered} becomes {@code laws.*.filtered}. */
  static String path(String pointer) {
    if (pointer.isEmpty()) {
      return "";
    }
    return Arrays.stream(pointer.substring(1).split("/"))
        .map(step -> step.matches("[0-9]+") ? ITEM : step)
        .collect(Collectors.joining("."))
        .replaceFirst("^" + Datasheet.SECTION + "\\.[^.]+", Datasheet.SECTION + "." + ITEM);
  }

  /** Every place, those of one path after each other. */
  SortedSet<Place> places() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(members.keySet()));
  }

  /** The members of the objects in a place, by name. */
  SortedMap<String, Member> members(Place place) {
    return Collections.unmodifiableSortedMap(members.getOrDefault(place, new TreeMap<>()));
  }

  /**
   * What a member may be: where the reader of one variant only refuses it or looks whether it is
   * there, what it is in the others.
   */
  Set<FieldShape.Type> types(Place place, String name) {
    Set<FieldShape.Type> types = members.get(place).get(name).types();
    if (!types.contains(FieldShape.Type.ANY)) {
      return types;
    }
    return members.keySet().stream()
        .filter(other -> other.path().equals(place.path()))
        .flatMap(other -> Optional.ofNullable(members.get(other).get(name)).stream())
        .map(Member::types)
        .filter(others -> !others.contains(FieldShape.Type.ANY))
        .findFirst()
        .orElse(types);
  }

  /** The places of a path: one for each variant. */
  List<Place> at(String path) {
    String canonical = path("/" + path.replace('.', '/'));
    return members.keySet().stream().filter(place -> place.path().equals(canonical)).toList();
  }

  /** Whether every object in a place needs the member. */
  boolean required(Place place, String name) {
    return members.get(place).get(name).requiredBy(objects.get(place).size());
  }
}
