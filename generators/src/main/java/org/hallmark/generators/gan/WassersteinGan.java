package org.hallmark.generators.gan;

import java.util.List;
import org.hallmark.generators.Generator;
import org.hallmark.generators.Widths;
import org.hallmark.generators.encode.PlannedColumns;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;
import org.hallmark.tables.Schema;

/**
 * The Wasserstein generative adversarial network, its critic's slope bounded by spectral norms.
 * Only the critic's gradients of records are private. It has no density.
 */
public enum WassersteinGan implements Generator {
  /** The first version. */
  V1("wasserstein-gan-v1"),
  /** With constraints. */
  V2("wasserstein-gan-v2");

  /** How the critic's slope is bounded. */
  public enum Penalty {
    /** By the spectral norms of its matrices. */
    SPECTRAL,
    /** By a penalty on its gradient, which is refused. */
    GRADIENT
  }

  private final String id;

  WassersteinGan(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public WassersteinGanPlan plan(Fields fields, Schema schema, List<String> keys) {
    PlannedForm form = PlannedForm.read(new PlannedColumns(fields, schema, keys));
    if (!form.periodic().isEmpty()) {
      fields.mistake("periodic", "needs id: coupling-flow; this critic knows no period");
    }
    if (fields.choice("penalty", Penalty.SPECTRAL) == Penalty.GRADIENT) {
      fields.mistake(
          "penalty",
          "must be spectral: a penalty between records and made-up rows mixes both in second"
              + " derivatives, which the clipping of single records does not reach here");
    }
    return new WassersteinGanPlan(
        form, Widths.hidden(fields, 1), (int) fields.integer("latent", 1, Widths.WIDEST));
  }

  @Override
  public WassersteinGanArchitecture read(String document, Node node)
      throws MalformedDocumentException {
    return Records.of(document, node, WassersteinGanArchitecture.class);
  }
}
