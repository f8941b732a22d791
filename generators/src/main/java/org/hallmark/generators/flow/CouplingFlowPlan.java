package org.hallmark.generators.flow;

import java.util.ArrayList;
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
  public String id() {
    return (form.constraints().isPresent() ? CouplingFlow.V2 : CouplingFlow.V1).id();
  }

  @Override
  public CouplingFlowArchitecture architecture(Schema schema, List<String> keys) {
    Coordinate.Form plain =
        transform == CouplingFlow.Transform.AFFINE
            ? Coordinate.Form.LINE
            : Coordinate.Form.INTERVAL;
    return new CouplingFlowArchitecture(
        id(), form.form(schema, keys, plain), couplings, bins, hidden);
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("transform", Words.kebab(transform)));
    settings.add(new Setting("couplings", couplings));
    settings.add(new Setting("bins", bins));
    settings.add(new Setting("hidden layers", hidden));
    settings.addAll(form.settings());
    return settings;
  }

  @Override
  public SortedMap<String, String> derive() {
    return form.derive();
  }
}
