package org.hallmark.generators.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.Generator;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.Widths;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Schema;

/**
 * Flows of tables, coupling and autoregressive: an exact density of real columns, periodic ones
 * among them, and a bound for whole numbers, words and missing cells.
 */
public enum CouplingFlow implements Generator {
  /** The first version. */
  V1("coupling-flow-v1"),
  /** With constraints and normalisation. */
  V2("coupling-flow-v2"),
  /** Each value moved by those before it. */
  AUTOREGRESSIVE("autoregressive-flow-v1");

  /** Most couplings. */
  public static final int MOST_COUPLINGS = 32;

  /** Most bins of a spline: each has at least a thousandth of the width. */
  public static final int MOST_BINS = 128;

  static final int DEFAULT_COUPLINGS = 4;
  static final int DEFAULT_BINS = 16;

  /** How columns that are not periodic are moved. */
  public enum Transform {
    /** By splines of the interval between their bounds. */
    SPLINE,
    /** By affine maps of the line. */
    AFFINE
  }

  private final String id;

  CouplingFlow(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  /** The one with this id. */
  static Optional<CouplingFlow> byId(String id) {
    return Arrays.stream(values()).filter(flow -> flow.id.equals(id)).findFirst();
  }

  @Override
  public CouplingFlowPlan plan(Fields fields, Schema schema, List<String> keys) {
    CouplingFlowPlan plan =
        new CouplingFlowPlan(
            this == AUTOREGRESSIVE ? FlowShape.Order.AUTOREGRESSIVE : FlowShape.Order.COUPLED,
            PlannedForm.read(new PlannedColumns(fields, schema, keys)),
            fields.choice("transform", Transform.SPLINE),
            (int) fields.integer("couplings", 1, MOST_COUPLINGS, DEFAULT_COUPLINGS),
            (int) fields.integer("bins", 2, MOST_BINS, DEFAULT_BINS),
            Widths.hidden(fields, 1),
            this == AUTOREGRESSIVE
                ? LayerNorm.NONE
                : fields.choice("normalisation", LayerNorm.NONE),
            Widths.embedding(fields));
    plan.form().requireConditions(fields, plan.embedding());
    if (plan.transform() == Transform.AFFINE && !plan.form().periodic().isEmpty()) {
      fields.mistake(
          "transform", "must be spline where a column is periodic: a circle has no affine map");
    }
    return plan;
  }

  @Override
  public CouplingFlowArchitecture read(String document, Node node)
      throws MalformedDocumentException {
    return Records.of(document, node, CouplingFlowArchitecture.class);
  }
}
