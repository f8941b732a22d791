package org.hallmark.generators.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.Coordinate;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.generators.encode.TableForm;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Schema;

/**
 * What a plan says of a {@link CouplingFlow}.
 *
 * @param order which values each layer moves
 * @param form of the columns
 * @param transform how columns that are not periodic are moved
 * @param couplings how many
 * @param bins of each spline
 * @param hidden widths of the hidden layers
 * @param norm of the hidden layers
 * @param embedding width of the vector that conditions are seen as; 0 for their features
 */
public record CouplingFlowPlan(
    FlowShape.Order order,
    PlannedForm form,
    CouplingFlow.Transform transform,
    int couplings,
    int bins,
    List<Integer> hidden,
    LayerNorm norm,
    int embedding)
    implements ModelPlan {
  public CouplingFlowPlan {
    hidden = List.copyOf(hidden);
  }

  @Override
  public String id() {
    return version().id();
  }

  private CouplingFlow version() {
    if (order == FlowShape.Order.AUTOREGRESSIVE) {
      return CouplingFlow.AUTOREGRESSIVE;
    }
    boolean extended = form.constraints().isPresent() || norm != LayerNorm.NONE || embedding > 0;
    return extended ? CouplingFlow.V2 : CouplingFlow.V1;
  }

  @Override
  public CouplingFlowArchitecture architecture(Schema schema, List<String> keys) {
    Coordinate.Form plain =
        transform == CouplingFlow.Transform.AFFINE
            ? Coordinate.Form.LINE
            : Coordinate.Form.INTERVAL;
    TableForm table = form.form(schema, keys, plain);
    boolean first = version() == CouplingFlow.V1;
    return new CouplingFlowArchitecture(
        id(),
        first ? table : table.withConstraints(),
        couplings,
        bins,
        hidden,
        first ? Optional.empty() : Optional.of(norm),
        embedding > 0 ? Optional.of(embedding) : Optional.empty());
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("transform", Words.kebab(transform)));
    settings.add(new Setting("couplings", couplings));
    settings.add(new Setting("bins", bins));
    settings.add(new Setting("hidden layers", hidden));
    if (norm != LayerNorm.NONE) {
      settings.add(new Setting("normalisation", Words.kebab(norm)));
    }
    if (embedding > 0) {
      settings.add(new Setting("embedding width", embedding));
    }
    settings.addAll(form.settings());
    return settings;
  }

  @Override
  public SortedMap<String, String> derive() {
    return form.derive();
  }
}
