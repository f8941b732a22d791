package org.hallmark.generators.vae;

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
 * The conditional variational autoencoder whose decoder draws codes column after column: for any
 * kinds of columns, with missing cells, conditioned on the keys.
 */
public final class ConditionalVae implements Generator {
  /** Its id. */
  public static final String ID = "conditional-vae-v1";

  /** Width of each column's own hidden layer, where the plan does not say. */
  public static final int DEFAULT_HEAD = 64;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public ConditionalVaePlan plan(Fields fields, Schema schema, List<String> keys) {
    PlannedColumns columns = new PlannedColumns(fields, schema, keys);
    if (fields.node().kind() == Node.Kind.OBJECT
        && fields.node().member("constraints").isPresent()) {
      fields.mistake(
          "constraints",
          "needs id: vae, hierarchical-vae, coupling-flow or wasserstein-gan; this one draws cells,"
              + " and has derive");
    }
    return new ConditionalVaePlan(
        Widths.hidden(fields, 1),
        (int) fields.integer("latent", 1, Widths.WIDEST),
        (int) fields.integer("head", 1, Widths.WIDEST, DEFAULT_HEAD),
        columns.derive(),
        columns.cells());
  }

  @Override
  public ConditionalVaeArchitecture read(String document, Node node)
      throws MalformedDocumentException {
    return Records.of(document, node, ConditionalVaeArchitecture.class);
  }
}
