package org.hallmark.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;

/** Reads the {@code columns} of a plan. */
final class SchemaReader {
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
    Kind kind = fields.choice("kind", Kind.class);
    String title = fields.optionalText("title").orElse(name);
    Missing missing = fields.choice("missing", Missing.REFUSED);
    Column column =
        kind == Kind.CATEGORY
            ? Column.category(problem.isEmpty() ? name : "x", title, words(fields), missing)
            : numbers(fields, problem.isEmpty() ? name : "x", title, kind, missing);
    fields.done();
    if (problem.isEmpty()) {
      columns.add(column);
    }
  }

  /** The words, or after a mistake a word that satisfies the column. */
  private static List<String> words(Fields fields) {
    List<String> words = fields.texts("values");
    Optional<String> problem = Column.wordsProblem(words);
    problem.ifPresent(message -> fields.mistake("values", message));
    return problem.isEmpty() ? words : List.of("unreadable");
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
