package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.metrics.basin.Basins;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.Observables;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawContext;
import org.hallmark.physics.law.Laws;
import org.hallmark.preregistration.seal.SealedPlan;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Mistake;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Schema;

/**
 * What is to be measured of two public tables, or checked of one: a plan that need not say how
 * anything is released. The other sections of a release's plan may stand in it, and are not read.
 *
 * @param name kebab-case id
 * @param title one line
 * @param digest of all that the plan says
 * @param schema the columns of both tables
 * @param keys columns that together name a row, each row another; none if the plan names none
 * @param where which rows of the real data are meant
 * @param syntheticWhere which rows of the synthetic data are meant
 * @param clusters what correlated rows of the real data share, such as a stretch of a trajectory;
 *     rows are independent where the plan does not say
 * @param syntheticClusters the same of the synthetic data
 * @param observables what is compared
 * @param laws what is checked
 * @param pairs whether all pairs of fine observables with one axis are compared too
 * @param basins whose populations and free energies are wanted
 * @param samples what is compared record by record
 */
record MeasuringPlan(
    String name,
    String title,
    Digest digest,
    Schema schema,
    List<String> keys,
    Optional<Expression> where,
    Optional<Expression> syntheticWhere,
    Optional<Expression> clusters,
    Optional<Expression> syntheticClusters,
    List<Observable> observables,
    List<Law> laws,
    Pairs pairs,
    Basins basins,
    Optional<SamplePlan> samples) {
  private static final String[] OF_A_RELEASE = {
    "local",
    "question",
    "licence",
    "creators",
    "privacy",
    "dataset",
    "generator",
    "claims",
    "analysis",
    "codecheck",
    "datasheet",
    "runs",
    "freshness",
    "reproduction"
  };

  /** Which pairs of observables are compared. */
  enum Pairs {
    NONE,
    ALL
  }

  MeasuringPlan {
    keys = List.copyOf(keys);
    observables = List.copyOf(observables);
    laws = List.copyOf(laws);
  }

  /** The keys, as expressions. */
  List<Expression> keyExpressions() {
    return keys.stream().map(key -> Expression.column(key)).toList();
  }

  /** Whether a plan says that nobody may see its source; mistakes are told elsewhere. */
  static boolean isConfidential(Path file) throws IOException {
    return Optional.of(ReleasePlans.document(file))
        .filter(root -> root.kind() == Node.Kind.OBJECT)
        .flatMap(root -> root.member("source"))
        .filter(source -> source.kind() == Node.Kind.OBJECT)
        .flatMap(source -> source.member("confidentiality"))
        .filter(said -> said.kind() == Node.Kind.STRING)
        .filter(said -> said.text().equals(Words.kebab(Confidentiality.CONFIDENTIAL)))
        .isPresent();
  }

  /** Whether a plan makes data, or is about data that nobody may see. */
  static boolean isOfARelease(Path file) throws IOException {
    Node root = ReleasePlans.document(file);
    return root.kind() != Node.Kind.OBJECT
        || root.member("generator").isPresent()
        || isConfidential(file);
  }

  /** Reads a plan in YAML, and tells all mistakes at once. */
  static MeasuringPlan read(Path file) throws IOException {
    if (isConfidential(file)) {
      return of(ReleasePlans.read(file), file);
    }
    Node root = ReleasePlans.document(file);
    Mistakes mistakes = new Mistakes();
    MeasuringPlan plan = read(root, Fields.of(root, mistakes));
    mistakes.throwIfAny();
    return plan;
  }

  /** What a release's plan says, with the sections of its file that only measuring reads. */
  static MeasuringPlan of(ReleasePlan release, Path file) throws IOException {
    Mistakes mistakes = new Mistakes();
    MeasuringPlan plan = of(release, Fields.of(ReleasePlans.document(file), mistakes));
    mistakes.throwIfAny();
    return plan;
  }

  /** What a release's plan about a public source says, as it is sealed. */
  static MeasuringPlan ofSealed(ReleasePlan release) throws MalformedDocumentException {
    Node root = Documents.canonicalJson("plan.json", release.sealed().bytes());
    Mistakes mistakes = new Mistakes();
    MeasuringPlan plan = read(root, Fields.of(root, mistakes));
    Optional<Mistake> first = mistakes.all().stream().findFirst();
    if (first.isPresent()) {
      throw new MalformedDocumentException(
          "plan.json", first.get().pointer(), "what can be measured", first.get().message());
    }
    return plan;
  }

  /** What a release's plan about a confidential source says of measuring, as it is sealed. */
  static MeasuringPlan ofConfidential(ReleasePlan release) throws MalformedDocumentException {
    Node root = Documents.canonicalJson("plan.json", release.sealed().bytes());
    Mistakes mistakes = new Mistakes();
    MeasuringPlan plan = of(release, Fields.of(root, mistakes));
    Optional<Mistake> first = mistakes.all().stream().findFirst();
    if (first.isPresent()) {
      throw new MalformedDocumentException(
          "plan.json", first.get().pointer(), "what can be measured", first.get().message());
    }
    return plan;
  }

  private static MeasuringPlan of(ReleasePlan plan, Fields written) {
    return new MeasuringPlan(
        plan.frame().name(),
        plan.frame().title(),
        plan.sealed().digest(),
        plan.schema(),
        plan.source().keys(),
        plan.source().where(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        plan.observables(),
        plan.laws(),
        Pairs.NONE,
        Basins.read(written, plan.observables()),
        SamplePlan.read(written, plan.schema()));
  }

  static MeasuringPlan read(Node root, Fields plan) {
    plan.integer("version", 1, 1);
    plan.allow(OF_A_RELEASE);
    Fields source = plan.object("source");
    requirePublic(source);
    Schema schema = Schema.read(source.items("columns"), plan.mistakes());
    Optional<Expression> where = expression(source, "where", schema, Wanted.CONDITION);
    Optional<Expression> clusters = expression(source, "clusters", schema, Wanted.NUMBER);
    List<String> keys = keys(source, schema);
    source.allow("title", "format", "rowCount", "nominalSize", "whereReason");
    source.done();
    Optional<Fields> synthetic = plan.optionalObject("synthetic");
    Optional<Expression> syntheticWhere =
        synthetic.flatMap(s -> expression(s, "where", schema, Wanted.CONDITION));
    Optional<Expression> syntheticClusters =
        synthetic.flatMap(s -> expression(s, "clusters", schema, Wanted.NUMBER));
    synthetic.ifPresent(Fields::done);
    List<Observable> observables =
        Observables.readPublic(plan.optionalItems("observables"), schema, plan.mistakes());
    MeasuringPlan read =
        new MeasuringPlan(
            plan.id("name"),
            plan.optionalText("title").orElse(""),
            SealedPlan.of(root).digest(),
            schema,
            keys,
            where,
            syntheticWhere,
            clusters,
            syntheticClusters,
            observables,
            Laws.read(plan.optionalItems("laws"), LawContext.open(schema, keys), plan.mistakes()),
            plan.choice("pairs", Pairs.NONE),
            Basins.read(plan, observables),
            SamplePlan.read(plan, schema));
    plan.done();
    return read;
  }

  /** Whoever does not call a source public, in so many words, may mean that it is not. */
  private static void requirePublic(Fields source) {
    int before = source.mistakes().all().size();
    Confidentiality said = source.choice("confidentiality", Confidentiality.class);
    if (said != Confidentiality.PUBLIC && source.mistakes().all().size() == before) {
      source.mistake("confidentiality", "must be written public or confidential");
    }
  }

  /** What an expression is to give. */
  enum Wanted {
    CONDITION,
    NUMBER
  }

  /** Reads a member, where it is there and has no mistake. */
  static Optional<Expression> expression(Fields fields, String name, Schema schema, Wanted wanted) {
    Optional<String> text = fields.optionalText(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Expression read = Expression.parse(text.get(), schema);
      Optional<String> problem = read.check(schema).or(() -> unlike(wanted, read));
      problem.ifPresent(message -> fields.mistake(name, message));
      return problem.isPresent() ? Optional.empty() : Optional.of(read);
    } catch (ExpressionException e) {
      fields.mistake(name, e.getMessage() + " (at character " + e.column() + ")");
      return Optional.empty();
    }
  }

  private static Optional<String> unlike(Wanted wanted, Expression read) {
    if (read.truth() == (wanted == Wanted.CONDITION)) {
      return Optional.empty();
    }
    return Optional.of(
        read.truth()
            ? "must be a column or a number, such as floor(frame / 500)"
            : "must be a condition, such as speed > 0");
  }

  /** The frame of a release's plan names its rows; a plan that only measures may say keys. */
  private static List<String> keys(Fields source, Schema schema) {
    String name = source.has("frame") ? "frame" : "keys";
    List<String> keys = source.optionalTexts(name);
    List<String> unknown = keys.stream().filter(key -> !schema.has(key)).toList();
    if (!unknown.isEmpty()) {
      source.mistake(name, "there is no column " + unknown.get(0));
    }
    return unknown.isEmpty() ? keys : List.of();
  }
}
