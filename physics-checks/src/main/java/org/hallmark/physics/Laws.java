package org.hallmark.physics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.metrics.observable.Quantity;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.privacy.source.NoisyCounts;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Groups;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/** Reads the {@code laws} of a plan and checks them. */
public final class Laws {
  /** Id of this way of checking a law. */
  public static final String CHECK = LawCheck.ID;

  private Laws() {}

  /** Reads all laws; one with a mistake is left out. */
  public static List<Law> read(List<Node> nodes, Schema schema, Frame frame, Mistakes mistakes) {
    List<Law> laws = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : nodes) {
      Fields fields = Fields.of(node, mistakes);
      String id = fields.id("id");
      if (!ids.add(id)) {
        fields.mistake("id", "must be unique among the laws. Found: " + id);
      }
      read(fields, id, schema, frame).ifPresent(laws::add);
      fields.done();
    }
    return laws;
  }

  private static Optional<Law> read(Fields fields, String id, Schema schema, Frame frame) {
    String title = fields.text("title");
    Scale scale = fields.choice("scale", Scale.class);
    Sided sided = fields.choice("sided", Sided.BOTH);
    String unit = fields.text("unit");
    double tolerance = fields.number("tolerance", Bounds.atLeast(0));
    String assumes = fields.text("assumes");
    String weakness = fields.text("weakness");
    double epsilon = fields.number("epsilon", Bounds.positive());
    Optional<Groups> groups =
        scale == Scale.COARSE ? Quantity.readGroups(fields, frame) : Optional.empty();
    if (scale == Scale.COARSE && groups.isEmpty()) {
      fields.text("residual");
      return Optional.empty();
    }
    return Quantity.read(fields, "residual", schema, groups)
        .map(
            residual ->
                new Law(id, title, residual, sided, unit, tolerance, assumes, weakness, epsilon));
  }

  /**
   * Checks a law on the synthetic data.
   *
   * @param frame names the records by their public keys
   * @param source the noisy count of {@link LawCounter} on the source, where it was paid for
   */
  public static LawResult check(
      Law law, Table synthetic, Frame frame, Optional<NoisyCounts> source) {
    return new LawCheck(law, synthetic, frame).result(source);
  }
}
