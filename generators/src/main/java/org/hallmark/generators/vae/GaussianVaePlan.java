package org.hallmark.generators.vae;

import java.util.List;
import java.util.SortedMap;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.Coordinate;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.tables.Schema;

/**
 * What a plan says of a {@link GaussianVae}.
 *
 * @param generator which of them
 * @param form of the columns
 * @param hidden widths of the hidden layers; none make it linear
 * @param latents width of each latent vector, the lowest first
 */
public record GaussianVaePlan(
    GaussianVae generator, PlannedForm form, List<Integer> hidden, List<Integer> latents)
    implements ModelPlan {
  public GaussianVaePlan {
    hidden = List.copyOf(hidden);
    latents = List.copyOf(latents);
  }

  @Override
  public GaussianVaeArchitecture architecture(Schema schema, List<String> keys) {
    return new GaussianVaeArchitecture(
        generator.id(), form.form(schema, keys, Coordinate.Form.LINE), hidden, latents);
  }

  @Override
  public List<Setting> settings() {
    return List.of(new Setting("hidden layers", hidden), new Setting("latent widths", latents));
  }

  @Override
  public SortedMap<String, String> derive() {
    return form.derive();
  }
}
