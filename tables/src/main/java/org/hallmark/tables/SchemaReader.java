package org.hallmark.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;

/** Reads the {@code columns} of a plan. */
final class SchemaReader {
  private static final int LONGEST_ARRAY = 65_536;
  private static final List<String> STAND_IN = List.of("unreadable");

  private final Mistakes mistakes;
  private final List<Column> columns = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private SchemaReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  static Schema read(List<Node> nodes, Mistakes mistakes) {
    SchemaReader reader = new SchemaReader(mistakes);
    nodes.forEach(reader::column);
    return new Schema(reader.columns);
  }

  private void column(Node node) {
    Fields fields = Fields.of(node, mistakes);
    String name = fields.text("name");
    Optional<String> problem =
        Column.nameProblem(name)
            .or(
                () ->
                    names.add(name)
                        ? Optional.empty()
                        : Optional.of("another column has this name: " + name));
    problem.ifPresent(message -> fields.mistake("name", message));
    Column column = column(fields, problem.isEmpty() ? name : "unreadable");
    int length = fields.has("length") ? (int) fields.integer("length", 1, LONGEST_ARRAY) : 0;
    fields.done();
    if (problem.isEmpty() && length == 0) {
      columns.add(column);
    } else if (problem.isEmpty()) {
      IntStream.range(0, length).forEach(i -> columns.add(column.element(i)));
    }
  }

  private Column column(Fields fields, String name) {
    String title = fields.optionalText("title").orElse(name);
    Missing missing = fields.choice("missing", Missing.REFUSED);
    int before = mistakes.all().size();
    Kind kind = fields.choice("kind", Kind.class);
    if (mistakes.all().size() > before) {
      // Whatever else stands there may be right for the kind that was meant.
      fields.allow("values", "unit", "minimum", "maximum");
      return fields.has("values")
          ? Column.category(name, title, STAND_IN, missing)
          : Column.number(name, title, Kind.REAL, "1", 0, 1, missing);
    }
    return kind == Kind.CATEGORY
        ? Column.category(name, title, words(fields), missing)
        : numbers(fields, name, title, kind, missing);
  }

  /** The words, or after a mistake a word that satisfies the column. */
  private static List<String> words(Fields fields) {
    List<String> words = fields.texts("values");
    Optional<String> problem = Column.wordsProblem(words);
    if (fields.has("values")) {
      problem.ifPresent(message -> fields.mistake("values", message));
    }
    return problem.isEmpty() ? words : STAND_IN;
  }

  private static Column numbers(
      Fields fields, String name, String title, Kind kind, Missing missing) {
    String unit = fields.optionalText("unit").orElse("1");
    double minimum =
        kind == Kind.COUNT
            ? fields.number("minimum", Bounds.atLeast(0), 0)
            : fields.number("minimum", Bounds.finite());
    double maximum = fields.number("maximum", Bounds.finite());
    Optional<String> problem = Column.boundsProblem(kind, minimum, maximum);
    if (problem.isPresent()) {
      fields.mistake("maximum", problem.get());
      return Column.number(name, title, kind, unit, 0, 1, missing);
    }
    return Column.number(name, title, kind, unit, minimum, maximum, missing);
  }
}
