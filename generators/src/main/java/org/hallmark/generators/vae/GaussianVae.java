package org.hallmark.generators.vae;

import java.util.ArrayList;
import java.util.List;
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
 * Variational autoencoders of real numbers, with one level of latent vectors or several: normal
 * given the lowest of them, and so for quantities that scatter smoothly.
 */
public enum GaussianVae implements Generator {
  /** One level; {@code latent} is its width. */
  PLAIN("vae-v1"),
  /** One level, with constraints and normalisation. */
  PLAIN_V2("vae-v2"),
  /** Several levels; {@code latent} lists their widths, the lowest first. */
  HIERARCHICAL("hierarchical-vae-v1"),
  /** Several levels, with constraints and normalisation. */
  HIERARCHICAL_V2("hierarchical-vae-v2");

  /** Most levels. */
  public static final int MOST_LEVELS = 8;

  private final String id;

  GaussianVae(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  /** Whether it has several levels. */
  boolean hierarchical() {
    return this == HIERARCHICAL || this == HIERARCHICAL_V2;
  }

  /** Whether its architectures tell constraints and normalisation. */
  boolean extended() {
    return this == PLAIN_V2 || this == HIERARCHICAL_V2;
  }

  @Override
  public GaussianVaePlan plan(Fields fields, Schema schema, List<String> keys) {
    GaussianVaePlan plan =
        new GaussianVaePlan(
            PlannedForm.read(new PlannedColumns(fields, schema, keys)),
            Widths.hidden(fields, 0),
            hierarchical()
                ? latents(fields)
                : List.of((int) fields.integer("latent", 1, Widths.WIDEST)),
            fields.choice("normalisation", LayerNorm.NONE),
            Widths.embedding(fields));
    plan.form().requireConditions(fields, plan.embedding());
    if (!plan.form().periodic().isEmpty()) {
      fields.mistake("periodic", "needs id: coupling-flow; a normal law has no period");
    }
    return plan;
  }

  private static List<Integer> latents(Fields fields) {
    List<Integer> widths = new ArrayList<>();
    for (Node item : fields.items("latent")) {
      boolean good =
          item.kind() == Node.Kind.INTEGER
              && item.integer() >= 1
              && item.integer() <= Widths.WIDEST;
      if (!good) {
        fields.mistakes().add(item, "must be an integer in [1, " + Widths.WIDEST + "]");
      }
      widths.add(good ? (int) item.integer() : 1);
    }
    if (fields.has("latent") && (widths.size() < 2 || widths.size() > MOST_LEVELS)) {
      fields.mistake(
          "latent", "must list 2 to " + MOST_LEVELS + " widths, the lowest level's first");
    }
    return widths.isEmpty() ? List.of(1, 1) : widths;
  }

  @Override
  public GaussianVaeArchitecture read(String document, Node node)
      throws MalformedDocumentException {
    return Records.of(document, node, GaussianVaeArchitecture.class);
  }
}
