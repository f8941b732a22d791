package org.hallmark.cli.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.metrics.Differences;
import org.hallmark.metrics.ExactChecks;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.MeasuredObservables;
import org.hallmark.metrics.MeasuredProperty;
import org.hallmark.metrics.MetricChecks;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.basin.Occupancy;
import org.hallmark.metrics.divergence.Comparison;
import org.hallmark.metrics.divergence.Inefficiency;
import org.hallmark.metrics.divergence.Protocol;
import org.hallmark.metrics.observable.Observable;
import org.hallmark.metrics.statistics.Estimated;
import org.hallmark.physics.LawChecks;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;

/**
 * What a verifier asks of published exact numbers: of the published counts alone, with the
 * synthetic data, and with the source.
 */
public final class ExactNumberChecks {
  private static final String DIFFERS = "measurement-differs";
  private static final String PLACE = MetricChecks.FILE + "#/";

  private final ReleasePlan release;
  private final MeasuringPlan plan;
  private final ExactNumbers published;

  private ExactNumberChecks(ReleasePlan release, MeasuringPlan plan, ExactNumbers published) {
    this.release = release;
    this.plan = plan;
    this.published = published;
  }

  /** The checks of what the release of a plan about a public source publishes. */
  public static ExactNumberChecks of(ReleasePlan release, ExactNumbers published)
      throws MalformedDocumentException {
    return new ExactNumberChecks(release, MeasuringPlan.ofSealed(release), published);
  }

  /**
   * Is everything there that the plan asks for, measured as it says, and of the sealed source?
   *
   * @param sealed digest of the source's bytes, as sealed
   */
  public Check complete(Optional<Digest> sealed) {
    List<Finding> findings = new ArrayList<>();
    same(
        "pairs",
        ids(joints(), joint -> joint.both().id()),
        ids(pairs(), MeasuredObservable::id),
        findings);
    same(
        "properties",
        Stream.concat(
                ids(plan.basins().basins(), b -> b.id()).stream(),
                ids(plan.basins().freeEnergies(), e -> e.id()).stream())
            .toList(),
        ids(properties(), MeasuredProperty::id),
        findings);
    same(
        "samples",
        plan.samples().isPresent(),
        published.comparison().samples().isPresent(),
        findings);
    same("source", sealed, Optional.of(published.comparison().source()), findings);
    published.observables().forEach(m -> protocol(m, Protocol.NAMED, findings));
    pairs().forEach(m -> protocol(m, Protocol.PAIRS, findings));
    return Check.of(
        "exact-complete",
        "Is all that the plan asks for measured exactly, in its way, and of the sealed source?",
        findings);
  }

  /** Do the numbers follow from the counts that are published with them? */
  public List<Check> fromCounts() {
    return Stream.concat(published.observables().stream(), pairs().stream())
        .map(measured -> ExactChecks.recount(measured, seed(measured.id())))
        .toList();
  }

  /** Do the numbers follow from the synthetic data and what is published of the source? */
  public List<Check> fromSyntheticData(Table synthetic) throws IOException {
    Side made = made(synthetic);
    List<Check> checks = new ArrayList<>();
    for (Observable observable : plan.observables()) {
      find(published.observables(), observable.id())
          .map(
              m ->
                  recompute(
                      observable, synthetic, m, Protocol.NAMED, made.inefficiency(observable)))
          .ifPresent(checks::add);
    }
    for (Joint joint : joints()) {
      find(pairs(), joint.both().id())
          .map(m -> recompute(joint.both(), synthetic, m, Protocol.PAIRS, joint.inefficiency(made)))
          .ifPresent(checks::add);
    }
    if (!properties().isEmpty()) {
      checks.add(properties(made));
    }
    checks.addAll(LawChecks.beside(plan.laws(), synthetic, published.laws()));
    return checks;
  }

  /** Is every number what the source, which the reader has, gives? */
  public Check fromSource(Path source, Digest digest, Table synthetic)
      throws IOException, MalformedDocumentException {
    ExactNumbers again = ExactNumbers.of(release, source, digest, synthetic);
    List<Finding> findings = new ArrayList<>();
    compare(again.observables(), published.observables(), MeasuredObservable::id, findings);
    findings.addAll(
        Differences.of(DIFFERS, PLACE + "exact", again.comparison(), published.comparison()));
    for (int i = 0; i < Math.min(again.laws().size(), published.laws().size()); i++) {
      findings.addAll(
          Differences.of(
              "law-differs",
              LawChecks.FILE + "#/" + again.laws().get(i).id(),
              again.laws().get(i),
              published.laws().get(i)));
    }
    return Check.of(
        "exact-source", "Are all exact numbers those of the source, bit for bit?", findings);
  }

  private static void compare(
      List<MeasuredObservable> expected,
      List<MeasuredObservable> found,
      Function<MeasuredObservable, String> id,
      List<Finding> findings) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      findings.addAll(
          Differences.of(
              DIFFERS, PLACE + id.apply(expected.get(i)), expected.get(i), found.get(i)));
    }
  }

  private Side made(Table synthetic) throws IOException {
    MeasuredTable table = ExactNumbers.made(plan, synthetic);
    return new Side(
        table,
        plan.observables(),
        List.of(),
        new Disagreements(table, plan, plan.syntheticClusters(), List.of()),
        plan.syntheticClusters(),
        List.of());
  }

  private Check recompute(
      Observable observable,
      Table synthetic,
      MeasuredObservable measured,
      Protocol protocol,
      double ofSynthetic) {
    // How correlated records of the source are cannot be seen in its histogram.
    double ofReal =
        plan.clusters().isEmpty()
            ? 1
            : measured
                .comparison()
                .map(Comparison::inefficiency)
                .map(Inefficiency::real)
                .orElse(1.0);
    return ExactChecks.recompute(
        observable,
        synthetic,
        measured,
        protocol,
        new Inefficiency(ofReal, ofSynthetic),
        seed(observable.id()));
  }

  private Check properties(Side made) {
    Map<String, MeasuredObservable> measured = new LinkedHashMap<>();
    published.observables().forEach(m -> measured.put(m.id(), m));
    List<MeasuredProperty> expected =
        MeasuredProperty.of(
            plan.basins(),
            Route.EXACT,
            observable -> Occupancy.of(counts(measured.get(observable.id()))),
            made::occupancy);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < Math.min(expected.size(), properties().size()); i++) {
      MeasuredProperty found = properties().get(i);
      MeasuredProperty wanted =
          plan.clusters().isEmpty()
              ? expected.get(i)
              : withRealOf(found, expected.get(i), findings);
      findings.addAll(Differences.of(DIFFERS, PLACE + wanted.id(), wanted, found));
    }
    return Check.of(
        "exact-properties",
        "Do populations and free energies follow from the published counts and the synthetic data?",
        findings);
  }

  /** The interval of correlated records cannot be seen in their histogram; the value can. */
  private static MeasuredProperty withRealOf(
      MeasuredProperty found, MeasuredProperty expected, List<Finding> findings) {
    Estimated real = found.real();
    if (real.value().isPresent() && !real.value().equals(expected.real().value())) {
      findings.add(
          new Finding(
              DIFFERS,
              PLACE + expected.id() + "/real/value",
              "" + expected.real().value(),
              "" + real.value()));
    }
    return new MeasuredProperty(
        expected.id(),
        expected.title(),
        expected.kind(),
        expected.unit(),
        expected.observable(),
        expected.route(),
        expected.thermalEnergy(),
        expected.estimator(),
        expected.level(),
        real,
        expected.synthetic(),
        expected.synthetic().less(real, MeasuredProperty.SYNTHETIC, MeasuredProperty.REAL));
  }

  private static long[] counts(MeasuredObservable measured) {
    return measured.real().stream().mapToLong(Long::longValue).toArray();
  }

  /** Two observables that are compared together. */
  private record Joint(Observable one, Observable other) {
    Observable both() {
      return MeasureRun.joint(one, other);
    }

    double inefficiency(Side side) {
      return MeasureRun.larger(side, one, other);
    }
  }

  private List<Joint> joints() {
    List<Observable> paired =
        plan.pairs() == MeasuringPlan.Pairs.NONE
            ? List.of()
            : plan.observables().stream().filter(MeasureRun::isPairable).toList();
    List<Joint> joints = new ArrayList<>();
    for (int i = 0; i < paired.size(); i++) {
      for (int j = i + 1; j < paired.size(); j++) {
        joints.add(new Joint(paired.get(i), paired.get(j)));
      }
    }
    return joints;
  }

  private List<MeasuredObservable> pairs() {
    return published.comparison().pairs();
  }

  private List<MeasuredProperty> properties() {
    return published.comparison().properties();
  }

  private PublicSeed seed(String observable) {
    return PublicSeed.derive(plan.digest(), MeasuredObservables.seedLabel(observable));
  }

  private static Optional<MeasuredObservable> find(List<MeasuredObservable> all, String id) {
    return all.stream().filter(measured -> measured.id().equals(id)).findFirst();
  }

  private static <T> List<String> ids(List<T> all, Function<T, String> id) {
    return all.stream().map(id).toList();
  }

  private static void protocol(
      MeasuredObservable measured, Protocol planned, List<Finding> findings) {
    same(
        measured.id() + "/comparison/protocol",
        Optional.of(planned),
        measured.comparison().map(Comparison::protocol),
        findings);
  }

  private static void same(String member, Object expected, Object found, List<Finding> findings) {
    if (!expected.equals(found)) {
      findings.add(
          new Finding(
              "exact-incomplete",
              PLACE + "exact/" + member,
              expected.toString(),
              found.toString()));
    }
  }
}
