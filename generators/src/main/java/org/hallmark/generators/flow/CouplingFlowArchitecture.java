package org.hallmark.generators.flow;

import java.util.List;
import java.util.Optional;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.StorableRows;
import org.hallmark.generators.Weights;
import org.hallmark.generators.Widths;
import org.hallmark.generators.encode.Coordinate;
import org.hallmark.generators.encode.Coordinates;
import org.hallmark.generators.encode.TableForm;
import org.hallmark.generators.encode.TableVectors;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The architecture of a {@link CouplingFlow} as data.
 *
 * @param id the generator's id
 * @param table how rows become vectors
 * @param couplings how many
 * @param bins of each spline
 * @param hidden widths of the hidden layers
 * @param normalisation of the hidden layers; nothing in the first version
 * @param embedding width of the vector that conditions are seen as, if they are
 */
public record CouplingFlowArchitecture(
    String id,
    TableForm table,
    int couplings,
    int bins,
    List<Integer> hidden,
    Optional<LayerNorm> normalisation,
    Optional<Integer> embedding)
    implements NetworkArchitecture {
  public CouplingFlowArchitecture {
    hidden = List.copyOf(hidden);
    Widths.require(hidden);
    boolean first = id.equals(CouplingFlow.V1.id());
    boolean extended = table.constraints().isPresent() && normalisation.isPresent();
    boolean plain = table.constraints().isEmpty() && normalisation.isEmpty() && embedding.isEmpty();
    Widths.requireEmbedding(embedding, table.features());
    if (CouplingFlow.byId(id).isEmpty() || !(first ? plain : extended)) {
      throw new IllegalArgumentException("id must be that of such a flow. Provided value: " + id);
    }
    if (couplings < 1
        || couplings > CouplingFlow.MOST_COUPLINGS
        || bins < 2
        || bins > CouplingFlow.MOST_BINS) {
      throw new IllegalArgumentException("couplings and bins must be few and at least 1 and 2");
    }
  }

  @Override
  public FlowShape network() {
    return new FlowShape(
        table.coordinates().stream().map(c -> map(c.form())).toList(),
        table.features(),
        couplings,
        bins,
        hidden,
        table.stretches(),
        order(),
        normalisation.orElse(LayerNorm.NONE),
        embedding.orElse(0));
  }

  private FlowShape.Order order() {
    return id.equals(CouplingFlow.AUTOREGRESSIVE.id())
        ? FlowShape.Order.AUTOREGRESSIVE
        : FlowShape.Order.COUPLED;
  }

  private static CouplingMap map(Coordinate.Form form) {
    return switch (form) {
      case LINE -> CouplingMap.AFFINE;
      case INTERVAL -> CouplingMap.INTERVAL_SPLINE;
      case CIRCLE -> CouplingMap.CIRCLE_SPLINE;
    };
  }

  @Override
  public boolean fits(Schema schema) {
    return table.fits(schema);
  }

  @Override
  public StorableRows encode(Table rows) {
    return new TableVectors(table, rows.schema()).encode(rows);
  }

  @Override
  public RowDraws draws(Weights weights, Schema schema, Table keys) {
    Flow flow = new Flow(network(), weights);
    return new TableVectors(table, schema)
        .draws(keys, (given, draws) -> flow.fromBase(flow.drawBase(draws), given).vector());
  }

  /**
   * Exact in its density where all columns are real and never missing, else with a bound. With
   * constraints it can draw rows and nothing else: its density is not that of its rows.
   */
  @Override
  public Object model(Weights weights) {
    if (table.constrained()) {
      return this;
    }
    Flow flow = new Flow(network(), weights);
    return table.stretches() == 0
        ? new ExactFlow(flow, new Coordinates(table.coordinates()))
        : new DequantisedFlow(flow, new Coordinates(table.coordinates()));
  }
}
