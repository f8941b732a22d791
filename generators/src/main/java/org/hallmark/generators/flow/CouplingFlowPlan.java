package org.hallmark.generators.flow;

import java.util.List;
import java.util.SortedMap;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.Coordinate;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Schema;

/**
 * What a plan says of a {@link CouplingFlow}.
 *
 * @param form of the columns
 * @param transform how columns that are not periodic are moved
 * @param couplings how many
 * @param bins of each spline
 * @param hidden widths of the hidden layers
 */
public record CouplingFlowPlan(
    PlannedForm form,
    CouplingFlow.Transform transform,
    int couplings,
    int bins,
    List<Integer> hidden)
    implements ModelPlan {
  public CouplingFlowPlan {
    hidden = List.copyOf(hidden);
  }

  @Override
  public CouplingFlowArchitecture architecture(Schema schema, List<String> keys) {
    Coordinate.Form plain =
        transform == CouplingFlow.Transform.AFFINE
            ? Coordinate.Form.LINE
            : Coordinate.Form.INTERVAL;
    return new CouplingFlowArchitecture(
        CouplingFlow.ID, form.form(schema, keys, plain), couplings, bins, hidden);
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        new Setting("transform", Words.kebab(transform)),
        new Setting("couplings", couplings),
        new Setting("bins", bins),
        new Setting("hidden layers", hidden));
  }

  @Override
  public SortedMap<String, String> derive() {
    return form.derive();
  }
}
