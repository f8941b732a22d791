package org.hallmark.cli.rehearse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Schema;

/**
 * What of a plan a rehearsal reads: the public source's columns and the generator. The other
 * sections may stand in it.
 *
 * @param digest of all that the plan says
 * @param schema of the source
 * @param keys of its rows
 * @param where which rows are meant
 * @param generator what is trained
 */
record RehearsalPlan(
    Digest digest,
    Schema schema,
    List<String> keys,
    Optional<Expression> where,
    GeneratorPlan generator) {
  private static final long MOST_ROWS = Integer.MAX_VALUE;

  /** Reads a plan in YAML, and tells all mistakes at once. */
  static RehearsalPlan read(Path file) throws IOException {
    Node root = ReleasePlans.document(file);
    Mistakes mistakes = new Mistakes();
    Fields plan = Fields.of(root, mistakes);
    Fields source = plan.object("source");
    if (source.choice("confidentiality", Confidentiality.class) != Confidentiality.PUBLIC) {
      source.mistake(
          "confidentiality",
          "must be public: a training on confidential rows that is not charged would cost the"
              + " records their privacy, and one that is belongs into a release");
    }
    Schema schema = Schema.read(source.items("columns"), mistakes);
    List<String> keys = source.texts(source.has("frame") ? "frame" : "keys");
    keys.stream()
        .filter(key -> !schema.has(key))
        .forEach(key -> source.mistake("keys", "there is no column " + key));
    Optional<Expression> where =
        source.optionalText("where").flatMap(text -> condition(source, text, schema));
    Fields generator = plan.object("generator");
    mistakes.throwIfAny();
    RehearsalPlan read =
        new RehearsalPlan(
            Digest.of(CanonicalJson.bytes(root)),
            schema,
            keys,
            where,
            GeneratorPlan.read(generator, schema, keys, MOST_ROWS));
    mistakes.throwIfAny();
    return read;
  }

  /** The plan for other rows than those that it means. */
  RehearsalPlan selecting(String text) {
    try {
      Expression read = Expression.parse(text, schema);
      Optional<String> problem = read.check(schema);
      if (problem.isPresent()) {
        throw Refusal.usage("--where: " + problem.get());
      }
      return new RehearsalPlan(digest, schema, keys, Optional.of(read), generator);
    } catch (ExpressionException e) {
      throw Refusal.usage("--where: " + e.getMessage());
    }
  }

  private static Optional<Expression> condition(Fields source, String text, Schema schema) {
    try {
      Expression read = Expression.parse(text, schema);
      Optional<String> problem = read.check(schema);
      problem.ifPresent(message -> source.mistake("where", message));
      return problem.isPresent() ? Optional.empty() : Optional.of(read);
    } catch (ExpressionException e) {
      source.mistake("where", e.getMessage());
      return Optional.empty();
    }
  }
}
