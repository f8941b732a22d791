package org.hallmark.cli.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.FieldShape.Type;
import org.hallmark.provenance.json.Node;

/**
 * The JSON Schema (draft 7, which editors know best) of plans. What it accepts may still be a
 * mistake, such as a column that is not there; {@code plan check} tells these.
 */
public final class PlanSchema {
  /** Where editors find it. */
  public static final String ID = "https://hallmark.invalid/schema/plan-v1.json";

  private static final String TYPE = "type";
  private static final String PROPERTIES = "properties";
  private static final String REQUIRED = "required";

  /** A plan with this member makes a release; one without it only measures. */
  private static final String RELEASES = "runs";

  private final PlanShape shape;
  private final FieldNotes notes;

  private PlanSchema(PlanShape shape, FieldNotes notes) {
    this.shape = shape;
    this.notes = notes;
  }

  /** The schema, as canonical JSON. */
  public static String text() {
    PlanSchema schema = new PlanSchema(PlanSamples.read(), FieldNotes.read());
    Map<String, Object> root = new TreeMap<>(schema.object(new Place("", "")));
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("$id", ID);
    root.put("title", "A plan of Hallmark");
    root.put("if", Map.of(REQUIRED, List.of(RELEASES)));
    root.put("then", Map.of(REQUIRED, PlanSamples.requiredOfReleases()));
    return CanonicalJson.text(root);
  }

  private Map<String, Object> at(String path) {
    List<Place> places = shape.at(path);
    return places.size() == 1
        ? object(places.get(0))
        : Map.of("anyOf", places.stream().map(this::object).toList());
  }

  private Map<String, Object> object(Place place) {
    Map<String, Object> properties = new TreeMap<>();
    List<String> required = new ArrayList<>();
    shape
        .members(place)
        .forEach(
            (name, member) -> {
              properties.put(name, property(place, name, member));
              if (shape.required(place, name)) {
                required.add(name);
              }
            });
    Variants.at(place.path())
        .ifPresent(
            variants ->
                properties.put(
                    variants.member(),
                    described(Map.of("const", place.variant()), place, variants)));
    Map<String, Object> object = new TreeMap<>();
    object.put(TYPE, "object");
    object.put(PROPERTIES, properties);
    object.put("additionalProperties", false);
    if (!required.isEmpty()) {
      object.put(REQUIRED, required);
    }
    return object;
  }

  private Map<String, Object> described(
      Map<String, Object> schema, Place place, Variants variants) {
    Map<String, Object> described = new TreeMap<>(schema);
    notes
        .of(Place.below(place.path(), variants.member()))
        .ifPresent(note -> described.put("description", note));
    return described;
  }

  private Map<String, Object> property(Place place, String name, Member member) {
    String path = Place.below(place.path(), name);
    List<Map<String, Object>> forms = new ArrayList<>();
    Set<Type> types = shape.types(place, name);
    types.forEach(type -> forms.add(form(type, path, member)));
    if (member.kinds().contains(Node.Kind.STRING) && types.equals(Set.of(Type.OBJECT))) {
      forms.add(Map.of(TYPE, "string"));
    }
    Map<String, Object> property =
        new TreeMap<>(forms.size() == 1 ? forms.get(0) : Map.of("anyOf", forms));
    notes.of(path).ifPresent(note -> property.put("description", note));
    if (types.equals(Set.of(Type.WORD))) {
      member.fallback().ifPresent(fallback -> property.put("default", fallback));
    }
    return property;
  }

  private Map<String, Object> form(Type type, String path, Member member) {
    return switch (type) {
      case ANY -> Map.of();
      case TEXT -> Map.of(TYPE, "string");
      case ID -> Map.of(TYPE, "string", "pattern", "^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
      case INTEGER -> number("integer", member.bounds());
      case NUMBER -> number("number", member.bounds());
      case WORD -> Map.of("enum", List.copyOf(member.words()));
      case FLAG -> Map.of(TYPE, "boolean");
      case LIST -> list(path, member);
      case TEXTS -> Map.of(TYPE, "array", "items", Map.of(TYPE, "string"));
      case OBJECT -> shape.at(path).isEmpty() ? Map.of(TYPE, "object") : at(path);
    };
  }

  private Map<String, Object> list(String path, Member member) {
    String items = path + ".*";
    if (!shape.at(items).isEmpty()) {
      return Map.of(TYPE, "array", "items", at(items));
    }
    List<String> kinds = member.items().stream().map(PlanSchema::json).distinct().sorted().toList();
    return kinds.isEmpty()
        ? Map.of(TYPE, "array")
        : Map.of(TYPE, "array", "items", Map.of(TYPE, kinds));
  }

  private static String json(Node.Kind kind) {
    return switch (kind) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case INTEGER, REAL -> "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
    };
  }

  private static Map<String, Object> number(String type, Optional<Bounds> bounds) {
    Map<String, Object> number = new TreeMap<>();
    number.put(TYPE, type);
    bounds.ifPresent(
        range -> {
          if (Double.isFinite(range.lower())) {
            number.put(
                range.lowerEnd() == Bounds.End.CLOSED ? "minimum" : "exclusiveMinimum",
                range.lower());
          }
          if (Double.isFinite(range.upper())) {
            number.put(
                range.upperEnd() == Bounds.End.CLOSED ? "maximum" : "exclusiveMaximum",
                range.upper());
          }
        });
    return number;
  }
}
