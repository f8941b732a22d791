package org.hallmark.cli.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hallmark.provenance.json.FieldShape.Type;

/** The reference of every field of a plan, in Markdown or as lines for a terminal. */
public final class PlanReference {
  private static final String HEAD =
      """
      # Every field of a plan

      As the program reads it: this page is what `./hallmark plan fields --markdown` prints. A plan is one YAML file; `./hallmark plan check` tells
      every mistake in it with line and column. Editors that know JSON Schema complete and check plans with `docs/plan.schema.json`: a first line
      `# yaml-language-server: $schema=docs/plan.schema.json` names it. `*` stands for each item of a list. Fields are needed unless their
      type says *optional*; what stands for one that is left out follows the equals sign.
      """;

  private final PlanShape shape = PlanSamples.read();
  private final FieldNotes notes = FieldNotes.read();

  /**
   * One field.
   *
   * @param path such as {@code source.columns.*.kind}
   * @param type what it may be, in words
   * @param of the kinds of objects that have it, where not all in its place do
   * @param note what it means
   */
  public record Field(String path, String type, List<String> of, String note) {
    public Field {
      of = List.copyOf(of);
    }

    /** The last word of the path. */
    String name() {
      return path.substring(path.lastIndexOf('.') + 1);
    }
  }

  /** The page docs/plan.md. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    Map<String, List<Field>> byPlace =
        all().stream()
            .collect(
                Collectors.groupingBy(
                    field -> parent(field.path()), LinkedHashMap::new, Collectors.toList()));
    byPlace.forEach(
        (place, fields) -> {
          page.append("\n## ").append(place.isEmpty() ? "The plan" : "`" + place + "`");
          page.append("\n\n| field | type | meaning |\n|---|---|---|\n");
          fields.forEach(field -> page.append(row(field)));
        });
    return page.toString();
  }

  private static String row(Field field) {
    String only = field.of().isEmpty() ? "" : " *Of " + String.join(", ", field.of()) + ".*";
    return "| `" + field.name() + "` | " + field.type() + " | " + field.note() + only + " |\n";
  }

  private static String parent(String path) {
    return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
  }

  /** Every field, by place. */
  public static List<Field> all() {
    PlanReference reference = new PlanReference();
    List<Field> fields = new ArrayList<>();
    SortedSet<String> paths =
        reference.shape.places().stream()
            .map(Place::path)
            .collect(Collectors.toCollection(TreeSet::new));
    paths.forEach(path -> fields.addAll(reference.fields(path)));
    return fields;
  }

  private List<Field> fields(String path) {
    List<Place> places = shape.at(path);
    SortedSet<String> names = new TreeSet<>();
    places.forEach(place -> names.addAll(shape.members(place).keySet()));
    return names.stream().map(name -> field(path, name, places)).toList();
  }

  private Field field(String path, String name, List<Place> places) {
    List<Place> having =
        places.stream().filter(place -> shape.members(place).containsKey(name)).toList();
    Optional<Variants> variants = Variants.at(path);
    boolean telling = variants.isPresent() && variants.get().member().equals(name);
    String whole = Place.below(path, name);
    return new Field(
        whole,
        telling ? words(variants.get().words()) : type(having, name),
        having.size() == places.size() ? List.of() : having.stream().map(Place::variant).toList(),
        notes.of(whole).orElse(""));
  }

  private String type(List<Place> having, String name) {
    SortedSet<String> forms = new TreeSet<>();
    for (Place place : having) {
      Member member = shape.members(place).get(name);
      Set<Type> types = shape.types(place, name);
      String needed = having.stream().allMatch(p -> shape.required(p, name)) ? "" : "optional ";
      forms.add(
          needed
              + types.stream()
                  .map(type -> inWords(type, member))
                  .collect(Collectors.joining(" or "))
              + member
                  .fallback()
                  .filter(f -> !types.contains(Type.OBJECT))
                  .map(f -> " = " + f)
                  .orElse(""));
    }
    return String.join("; ", forms);
  }

  private static String inWords(Type type, Member member) {
    return switch (type) {
      case ANY -> "any";
      case TEXT -> "text";
      case ID -> "id";
      case INTEGER ->
          member
              .bounds()
              .map(range -> range.inWords().replace("a number", "integer"))
              .orElse("integer");
      case NUMBER ->
          member
              .bounds()
              .map(range -> range.inWords().replace("a number", "number"))
              .orElse("number");
      case WORD -> words(member.words());
      case FLAG -> "true or false";
      case LIST -> "list";
      case TEXTS -> "list of texts";
      case OBJECT -> "object";
    };
  }

  private static String words(Collection<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }
}
