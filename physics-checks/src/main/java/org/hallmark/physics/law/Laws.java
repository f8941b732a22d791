package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawContext;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Words;

/** The catalogue of the kinds of laws, and the reader of a plan's {@code laws}. */
public final class Laws {
  /** What a law is that names no kind. */
  private static final LawKind DEFAULT = new ExpressionLaw.Reader();

  private static final List<LawKind> KINDS =
      List.of(
          DEFAULT,
          new Balance.Reader(),
          new BoundedQuantity(),
          new CellValidity(),
          new ClosestPair(),
          new ConservedQuantity(),
          new DetailedBalance(),
          new EnsembleMean(),
          new EnsembleSlopeLaw(),
          new EquationOfState(),
          new Equipartition(),
          new HolonomicConstraint(),
          new Invariance(),
          new KineticEnergy(),
          new MinimumImage(),
          new Momentum(),
          new NetCharge(),
          new PowerSpectrum(),
          new Relation(),
          new StatedQuantity(),
          new Stoichiometry(),
          new TimeStepConvergence());

  private Laws() {}

  /** Every kind of law. */
  public static List<LawKind> kinds() {
    return KINDS;
  }

  /** Reads all laws; one with a mistake is left out. */
  public static List<Law> read(List<Node> nodes, LawContext context, Mistakes mistakes) {
    List<Law> laws = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : nodes) {
      Fields fields = Fields.of(node, mistakes);
      String id = fields.id("id");
      if (!ids.add(id)) {
        fields.mistake("id", "must be unique among the laws. Found: " + id);
      }
      Optional<LawKind> kind = kind(fields);
      if (kind.isPresent()) {
        kind.get().read(new LawReading(fields, id, kind.get(), context)).ifPresent(laws::add);
        fields.done();
      }
    }
    return laws;
  }

  private static Optional<LawKind> kind(Fields fields) {
    if (!fields.has("kind")) {
      return Optional.of(DEFAULT);
    }
    String id = fields.id("kind");
    Optional<LawKind> kind = KINDS.stream().filter(k -> k.id().equals(id)).findFirst();
    if (kind.isEmpty()) {
      List<String> ids = KINDS.stream().map(LawKind::id).toList();
      fields.mistake("kind", "unknown word " + id + Words.advice(id, ids));
    }
    return kind;
  }
}
