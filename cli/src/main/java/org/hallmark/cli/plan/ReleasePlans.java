package org.hallmark.cli.plan;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.observable.Observables;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawContext;
import org.hallmark.physics.law.Laws;
import org.hallmark.preregistration.plan.AnalysisPlan;
import org.hallmark.preregistration.plan.Claim;
import org.hallmark.preregistration.plan.Claims;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.preregistration.plan.PlanFrame;
import org.hallmark.preregistration.seal.SealedPlan;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.accounting.BudgetTooSmallException;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.event.PlannedLook;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.mechanism.Backends;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.DatasetPlan;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.FieldListener;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.MistakenDocumentException;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Frame;

/**
 * Reads whole plans: hands each section to the module that owns it, and tells all mistakes at once.
 *
 * <pre>{@code
 * try {
 *   ReleasePlan plan = ReleasePlans.read(Path.of("examples/tiny/plan.yaml"));
 *   System.out.println(plan.frame().title() + ": " + plan.keys().rows() + " rows");
 * } catch (MistakenDocumentException e) {
 *   e.mistakes().forEach(mistake -> System.out.println(mistake.position() + ": " + mistake.message()));
 * }
 * }</pre>
 */
public final class ReleasePlans {
  private ReleasePlans() {}

  /** Reads what an author wrote, in YAML. */
  public static ReleasePlan read(Path file) throws IOException {
    return read(document(file), Optional.of(file.toAbsolutePath().getParent()));
  }

  /** What an author wrote, in YAML, before anything of it is understood. */
  public static Node document(Path file) throws IOException {
    return PlanFile.document(file);
  }

  /** Reads a sealed plan. */
  public static ReleasePlan readSealed(String document, byte[] bytes)
      throws MalformedDocumentException {
    try {
      return read(Documents.canonicalJson(document, bytes), Optional.empty());
    } catch (MistakenDocumentException e) {
      throw new MalformedDocumentException(
          document, e.mistakes().get(0).pointer(), "a plan", e.mistakes().get(0).message());
    }
  }

  /** Lets {@code listener} hear how a plan is read; whether it has mistakes does not matter. */
  public static void hear(Node root, FieldListener listener) {
    try {
      read(root, Optional.of(Path.of("")), new Mistakes(listener));
    } catch (MistakenDocumentException e) {
      // Of no interest: what was asked for has been heard.
    }
  }

  private static ReleasePlan read(Node root, Optional<Path> folder) {
    return read(root, folder, new Mistakes());
  }

  private static ReleasePlan read(Node root, Optional<Path> folder, Mistakes mistakes) {
    Fields plan = Fields.of(root, mistakes);
    PlanFrame frame = PlanFrame.read(plan);
    Optional<LocalSettings> local =
        folder.map(place -> LocalSettings.read(plan.object(SealedPlan.LOCAL), place));
    SourcePlan source = SourcePlan.read(plan.object("source"));
    Optional<PrivacyPlan> privacy = PrivacyPlan.ofPlan(plan, source);
    DatasetPlan dataset = DatasetPlan.read(plan, frame.name(), privacy);
    if (Frame.problem(source.schema(), source.keys()).isPresent()) {
      mistakes.throwIfAny();
    }
    Frame keys = source.frame();
    GeneratorPlan generator =
        GeneratorPlan.read(
            plan.object("generator"), source.schema(), source.keys(), source.nominalSize());
    List<Node> observableNodes = plan.items("observables");
    boolean exact = source.confidentiality() == Confidentiality.PUBLIC;
    PrivacyUnit unit = privacy.map(PrivacyPlan::unit).orElse(PrivacyUnit.RECORD);
    List<Observable> observables =
        exact
            ? Observables.readPublic(observableNodes, source.schema(), mistakes)
            : Observables.read(observableNodes, source.schema(), keys, unit, mistakes);
    List<Node> lawNodes = plan.items("laws");
    List<Law> laws =
        Laws.read(
            lawNodes,
            exact
                ? LawContext.open(source.schema(), keys.keys())
                : LawContext.confidential(source.schema(), keys, unit),
            mistakes);
    checkIds(generator.training().lookIds(), observableNodes, lawNodes, mistakes);
    privacy.ifPresent(promised -> checkCost(plan, promised, observables, laws));
    List<Claim> claims =
        Claims.read(plan.items("claims"), subjects(observableNodes, lawNodes), mistakes);
    checkChoice(plan, frame, observables);
    AnalysisPlan analysis = analysis(plan, observableNodes, lawNodes, observables, claims);
    Optional<CodecheckPlan> codecheck = CodecheckPlan.read(plan);
    Datasheet datasheet = Datasheet.read(plan);
    // Read by what measures.
    plan.allow("basins", "freeEnergies", "samples");
    if (exact) {
      plan.allow("pairs", "synthetic");
      checkMeasuring(plan, privacy);
    }
    plan.done();
    mistakes.throwIfAny();
    ReleasePlan read =
        new ReleasePlan(
            SealedPlan.of(root),
            frame,
            source,
            keys,
            privacy,
            dataset,
            generator,
            observables,
            laws,
            claims,
            analysis,
            codecheck,
            datasheet,
            local);
    checkModel(plan, read);
    mistakes.throwIfAny();
    if (folder.isPresent()) {
      privacy.ifPresent(promised -> checkBackend(plan, promised));
      checkTraining(plan, read);
      mistakes.throwIfAny();
    }
    return read;
  }

  private static void checkChoice(Fields plan, PlanFrame frame, List<Observable> observables) {
    List<String> ids = observables.stream().map(Observable::id).toList();
    frame
        .choice()
        .of()
        .filter(id -> !ids.contains(id))
        .ifPresent(
            id ->
                plan.object("runs")
                    .mistake("of", "there is no observable '" + id + "'" + Words.advice(id, ids)));
  }

  /** What is called exploratory cannot be claimed. */
  private static AnalysisPlan analysis(
      Fields plan,
      List<Node> observableNodes,
      List<Node> lawNodes,
      List<Observable> observables,
      List<Claim> claims) {
    Set<String> subjects = new TreeSet<>(ids(observableNodes));
    subjects.addAll(ids(lawNodes));
    AnalysisPlan analysis = AnalysisPlan.read(plan, subjects, ReleasePlan.cells(observables));
    claims.stream()
        .filter(claim -> analysis.exploratory().contains(claim.of()))
        .forEach(
            claim ->
                plan.object(AnalysisPlan.SECTION)
                    .mistake(
                        "exploratory",
                        "claim '"
                            + claim.id()
                            + "' rests on '"
                            + claim.of()
                            + "'; take it out of one of them"));
    return analysis;
  }

  private static SortedMap<Claim.Quantity, Set<String>> subjects(
      List<Node> observables, List<Node> laws) {
    return new TreeMap<>(
        Map.of(
            Claim.Quantity.DIVERGENCE, ids(observables), Claim.Quantity.VIOLATION_RATE, ids(laws)));
  }

  /** The ids as written, so that a mistake elsewhere in an item does not make its id unknown. */
  private static SortedSet<String> ids(List<Node> items) {
    return items.stream()
        .flatMap(item -> id(item).stream())
        .map(Node::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Node> id(Node item) {
    return item.kind() == Node.Kind.OBJECT
        ? item.member("id").filter(id -> id.kind() == Node.Kind.STRING)
        : Optional.empty();
  }

  /** Training, observables and laws share one ledger, so they share one set of ids. */
  private static void checkIds(
      Set<String> training, List<Node> observables, List<Node> laws, Mistakes mistakes) {
    for (Node item : Stream.concat(observables.stream(), laws.stream()).toList()) {
      id(item)
          .filter(id -> training.contains(id.text()))
          .ifPresent(
              id -> mistakes.add(id, "'" + id.text() + "' is the id of the training itself"));
    }
    Set<String> taken = ids(observables);
    for (Node law : laws) {
      id(law)
          .filter(id -> taken.contains(id.text()))
          .ifPresent(
              id ->
                  mistakes.add(
                      id, "'" + id.text() + "' is an observable's id already; ids must differ"));
    }
  }

  /** What would measure other rows than the release's, or rows that training has seen. */
  private static void checkMeasuring(Fields plan, Optional<PrivacyPlan> privacy) {
    member(plan, "synthetic", "where")
        .ifPresent(
            where ->
                plan.mistakes()
                    .add(where, "must be left out in a release: every synthetic row counts"));
    member(plan, "samples", "heldOut")
        .filter(held -> privacy.isPresent())
        .ifPresent(
            held ->
                plan.mistakes()
                    .add(
                        held,
                        "must be left out where training is private: it draws from all rows, as"
                            + " its accounting says"));
  }

  private static Optional<Node> member(Fields plan, String section, String name) {
    return plan.raw(section)
        .filter(found -> found.kind() == Node.Kind.OBJECT)
        .flatMap(found -> found.member(name));
  }

  /** A verifier needs no backend; whoever makes a release does. */
  private static void checkBackend(Fields fields, PrivacyPlan privacy) {
    Fields section = fields.object("privacy");
    Backends.problem(privacy.noise()).ifPresent(problem -> section.mistake("noise", problem));
  }

  /** A model that cannot be built, or a transcript over the plan's own limit. */
  private static void checkModel(Fields fields, ReleasePlan plan) {
    Fields generator = fields.object("generator");
    try {
      plan.generator().architecture(plan.schema(), plan.source().keys());
      Optional<PlannedTranscript> possible = PlannedTranscript.possible(plan);
      if (plan.generator().training().transcript() == Transcript.FULL) {
        possible
            .flatMap(full -> full.problem(plan.generator().gradients().orElseThrow()))
            .ifPresent(problem -> generator.object("training").mistake("transcript", problem));
      }
    } catch (IllegalArgumentException e) {
      fields.mistakes().add(generator.node(), "gives no model: " + e.getMessage());
    }
  }

  /** A plan that no noise can pay for would be sealed and never run. */
  private static void checkTraining(Fields fields, ReleasePlan plan) {
    try {
      checkRuns(fields, plan, PlannedLooks.of(plan, PlannedLooks.training(plan)));
    } catch (BudgetTooSmallException e) {
      fields.object("privacy").mistake("training", e.getMessage());
    }
  }

  /** A rule that chooses among all runs needs a budget for all. */
  private static void checkRuns(Fields fields, ReleasePlan plan, List<PlannedLook> looks) {
    if (!plan.frame().choice().compares() || plan.privacy().isEmpty()) {
      return;
    }
    PrivacyPlan promised = plan.privacy().get();
    List<PrivacyEvent> events = new ArrayList<>();
    for (int run = 1; run <= plan.frame().runBudget(); run++) {
      looks.forEach(look -> events.add(look.event()));
    }
    double cost = Accounting.epsilonUpper(events, promised.adjacency(), promised.total().delta());
    if (!(cost <= promised.total().epsilon())) {
      fields
          .object("runs")
          .mistake(
              "budget",
              "all "
                  + plan.frame().runBudget()
                  + " runs are made before one is chosen, and cost epsilon "
                  + cost
                  + " together; privacy.total allows "
                  + promised.total().epsilon());
    }
  }

  private static void checkCost(
      Fields plan, PrivacyPlan privacy, List<Observable> observables, List<Law> laws) {
    BigDecimal cost =
        DoubleStream.concat(
                observables.stream().flatMapToDouble(observable -> observable.epsilon().stream()),
                laws.stream().flatMapToDouble(law -> law.statement().epsilon().stream()))
            .mapToObj(BigDecimal::valueOf)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (cost.compareTo(BigDecimal.valueOf(privacy.evaluation())) > 0) {
      plan.mistake(
          "privacy",
          "the epsilons of observables and laws add up to "
              + cost.toPlainString()
              + ", more than privacy.evaluation allows ("
              + BigDecimal.valueOf(privacy.evaluation()).toPlainString()
              + "): lower some, or raise evaluation and epsilon");
    }
  }
}
