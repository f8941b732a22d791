package org.hallmark.privacy.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;

/** The reader of a plan's section {@code source}. */
final class SourcePlanReader {
  private static final Pattern PUBLIC_ROWS = Pattern.compile("public ([1-9][0-9]{0,9})");

  private static final String ROW_COUNT =
      "must be 'private', or 'public N' with N the number of rows, at most " + SourcePlan.MOST_ROWS;

  private final Fields source;

  private SourcePlanReader(Fields source) {
    this.source = source;
  }

  static SourcePlan read(Fields source) {
    SourcePlanReader reader = new SourcePlanReader(source);
    Schema schema = Schema.read(source.items("columns"), source.mistakes());
    OptionalLong rows = reader.rowCount();
    Optional<Expression> where = reader.where(schema);
    SourcePlan plan =
        new SourcePlan(
            source.text("title"),
            source.choice("format", SourceFormat.class),
            source.choice("confidentiality", Confidentiality.class),
            rows,
            reader.nominalSize(rows),
            where,
            reader.whereReason(where),
            schema,
            reader.keys(schema));
    if (plan.confidentiality() == Confidentiality.PUBLIC) {
      // Which rows depend on each other: what measures exactly reads it.
      source.allow("clusters");
    }
    source.done();
    return plan;
  }

  private OptionalLong rowCount() {
    Optional<Node> given = source.raw("rowCount");
    if (given.isPresent() && given.get().kind() != Node.Kind.STRING) {
      source.mistake("rowCount", ROW_COUNT);
      return OptionalLong.empty();
    }
    String text = source.text("rowCount");
    Matcher known = PUBLIC_ROWS.matcher(text);
    if (known.matches() && Long.parseLong(known.group(1)) <= SourcePlan.MOST_ROWS) {
      return OptionalLong.of(Long.parseLong(known.group(1)));
    }
    if (!text.equals("private") && source.has("rowCount")) {
      source.mistake("rowCount", ROW_COUNT);
    }
    return OptionalLong.empty();
  }

  private long nominalSize(OptionalLong rows) {
    if (rows.isEmpty()) {
      return source.integer("nominalSize", 1, SourcePlan.MOST_ROWS);
    }
    long size = source.integer("nominalSize", 1, SourcePlan.MOST_ROWS, rows.getAsLong());
    if (size != rows.getAsLong()) {
      source.mistake(
          "nominalSize", "must be the public row count " + rows.getAsLong() + ", or be left out");
    }
    return rows.getAsLong();
  }

  private Optional<Expression> where(Schema schema) {
    return source.optionalText("where").flatMap(text -> where(text, schema));
  }

  private Optional<Expression> where(String text, Schema schema) {
    try {
      Expression where = Expression.parse(text);
      if (where.truth()) {
        where.check(schema).ifPresent(problem -> source.mistake("where", problem));
      } else {
        source.mistake("where", "must be a condition, such as speed > 0");
      }
      return Optional.of(where);
    } catch (ExpressionException e) {
      source.mistake("where", e.getMessage() + " (at character " + e.column() + ")");
      return Optional.empty();
    }
  }

  private String whereReason(Optional<Expression> where) {
    if (where.isPresent() && !source.has("whereReason")) {
      source.mistake("whereReason", "must say why rows are left out by 'where'");
    }
    if (!source.has("where") && source.has("whereReason")) {
      source.mistake("whereReason", "must be left out where there is no 'where'");
    }
    return source.optionalText("whereReason").orElse("");
  }

  private List<String> keys(Schema schema) {
    List<String> keys = source.texts("frame");
    if (source.has("frame")) {
      Frame.problem(schema, keys).ifPresent(problem -> source.mistake("frame", problem));
    }
    return keys;
  }
}
