package org.hallmark.generators.vae;

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
 * What a plan says of a {@link GaussianVae}.
 *
 * @param form of the columns
 * @param hidden widths of the hidden layers; none make it linear
 * @param latents width of each latent vector, the lowest first
 * @param norm of the hidden layers
 * @param embedding width of the vector that conditions are seen as; 0 for their features
 */
public record GaussianVaePlan(
    PlannedForm form, List<Integer> hidden, List<Integer> latents, LayerNorm norm, int embedding)
    implements ModelPlan {
  public GaussianVaePlan {
    hidden = List.copyOf(hidden);
    latents = List.copyOf(latents);
  }

  @Override
  public String id() {
    boolean plain = latents.size() == 1;
    GaussianVae first = plain ? GaussianVae.PLAIN : GaussianVae.HIERARCHICAL;
    GaussianVae second = plain ? GaussianVae.PLAIN_V2 : GaussianVae.HIERARCHICAL_V2;
    return (extended() ? second : first).id();
  }

  private boolean extended() {
    return form.constraints().isPresent() || norm != LayerNorm.NONE || embedding > 0;
  }

  @Override
  public GaussianVaeArchitecture architecture(Schema schema, List<String> keys) {
    TableForm table = form.form(schema, keys, Coordinate.Form.LINE);
    return new GaussianVaeArchitecture(
        id(),
        extended() ? table.withConstraints() : table,
        hidden,
        latents,
        extended() ? Optional.of(norm) : Optional.empty(),
        embedding > 0 ? Optional.of(embedding) : Optional.empty());
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("hidden layers", hidden));
    settings.add(new Setting("latent widths", latents));
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
