package org.hallmark.generators.marginal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.PlannedTraining;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.training.TreeMarginals;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.provenance.json.Fields;

/**
 * How a tree of marginals is measured.
 *
 * @param choices how many pairs are chosen; 0 where the tree is public
 * @param shares how the budget is shared among columns alone, the choice and the pairs
 */
public record MarginalTraining(int choices, TreeMarginals.Shares shares)
    implements PlannedTraining {
  private static final TreeMarginals.Shares USUAL = new TreeMarginals.Shares(0.1, 0.2, 0.7);

  /** Reads the plan's {@code training}. */
  static MarginalTraining read(Fields fields, int choices) {
    double marginals = share(fields, "marginals", USUAL.marginals());
    double tree = share(fields, "tree", USUAL.tree());
    double pairs = share(fields, "pairs", USUAL.pairs());
    BigDecimal sum =
        BigDecimal.valueOf(marginals).add(BigDecimal.valueOf(tree)).add(BigDecimal.valueOf(pairs));
    boolean whole = sum.compareTo(BigDecimal.ONE) == 0;
    if (!whole) {
      fields
          .mistakes()
          .add(fields.node(), "marginals, tree and pairs must add up to 1, not " + sum);
    }
    fields.done();
    return new MarginalTraining(
        choices, whole ? new TreeMarginals.Shares(marginals, tree, pairs) : USUAL);
  }

  private static double share(Fields fields, String name, double usual) {
    double share = fields.number(name, Bounds.open(0, 1), usual);
    return share > 0 && share < 1 ? share : usual;
  }

  @Override
  public TreeMarginals calibrated(
      long nominalSize, double epsilon, double delta, Optional<Double> claimed) {
    return TreeMarginals.calibrated(choices, shares, epsilon, delta);
  }

  @Override
  public TreeMarginals withoutNoise(long nominalSize) {
    return TreeMarginals.withoutNoise(choices, shares);
  }

  @Override
  public Set<String> lookIds() {
    return Set.of(TreeMarginals.MARGINALS, TreeMarginals.TREE, TreeMarginals.PAIRS);
  }

  @Override
  public List<ModelPlan.Setting> settings() {
    return List.of(
        new ModelPlan.Setting("pairs chosen privately", choices),
        new ModelPlan.Setting(
            "budget of columns, choice and pairs",
            List.of(shares.marginals(), shares.tree(), shares.pairs())));
  }

  /** The weights are what was measured. */
  @Override
  public Transcript transcript() {
    return Transcript.NONE;
  }
}
