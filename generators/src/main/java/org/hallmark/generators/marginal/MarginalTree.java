package org.hallmark.generators.marginal;

import java.util.List;
import org.hallmark.generators.Generator;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Schema;

/**
 * The tree of noisy marginals (McKenna, Miklau and Sheldon 2021): every column is drawn given one
 * other column or one key, from counts with noise. For any kinds of columns, with missing cells.
 *
 * <p>The keys are one root: a column hangs on one of them or on a column, so that rows are drawn
 * from the root outwards. Weakness: what three columns have in common beyond their pairs is lost.
 */
public final class MarginalTree implements Generator {
  /** Its id. */
  public static final String ID = "marginal-tree-v1";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public MarginalTreePlan plan(Fields fields, Schema schema, List<String> keys) {
    return MarginalTreePlan.read(new PlannedColumns(fields, schema, keys));
  }

  @Override
  public MarginalTraining training(Fields fields, ModelPlan model, long nominalSize) {
    int choices = model instanceof MarginalTreePlan plan ? plan.choices() : 0;
    return MarginalTraining.read(fields, choices);
  }

  @Override
  public MarginalTreeArchitecture read(String document, Node node)
      throws MalformedDocumentException {
    return Records.of(document, node, MarginalTreeArchitecture.class);
  }
}
