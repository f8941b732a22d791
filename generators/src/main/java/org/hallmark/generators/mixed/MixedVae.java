package org.hallmark.generators.mixed;

import java.util.List;
import org.hallmark.generators.Generator;
import org.hallmark.generators.Widths;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Schema;

/**
 * The autoencoder whose decoder draws column after column, each by a law of its own: for any kinds
 * of columns, with missing cells, below ceilings that the columns before it give, conditioned on
 * the keys.
 */
public final class MixedVae implements Generator {
  /** Its id. */
  public static final String ID = "mixed-vae-v1";

  /** Width of each column's own hidden layer, where the plan does not say. */
  public static final int DEFAULT_HEAD = 64;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public MixedVaePlan plan(Fields fields, Schema schema, List<String> keys) {
    return new MixedVaePlan(
        PlannedHeads.read(new PlannedColumns(fields, schema, keys)),
        Widths.hidden(fields, 1),
        (int) fields.integer("latent", 0, Widths.WIDEST, 0),
        (int) fields.integer("head", 1, Widths.WIDEST, DEFAULT_HEAD));
  }

  @Override
  public MixedVaeArchitecture read(String document, Node node) throws MalformedDocumentException {
    return Records.of(document, node, MixedVaeArchitecture.class);
  }
}
