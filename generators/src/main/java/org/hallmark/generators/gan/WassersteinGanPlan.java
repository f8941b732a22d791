package org.hallmark.generators.gan;

import java.util.List;
import java.util.SortedMap;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.Coordinate;
import org.hallmark.generators.encode.PlannedForm;
import org.hallmark.tables.Schema;

/**
 * What a plan says of a {@link WassersteinGan}.
 *
 * @param form of the columns
 * @param hidden widths of the hidden layers of critic and generator
 * @param latent normals that a draw takes
 */
public record WassersteinGanPlan(PlannedForm form, List<Integer> hidden, int latent)
    implements ModelPlan {
  public WassersteinGanPlan {
    hidden = List.copyOf(hidden);
  }

  @Override
  public WassersteinGanArchitecture architecture(Schema schema, List<String> keys) {
    return new WassersteinGanArchitecture(
        WassersteinGan.ID, form.form(schema, keys, Coordinate.Form.LINE), hidden, latent);
  }

  @Override
  public List<Setting> settings() {
    return List.of(new Setting("hidden layers", hidden), new Setting("latent width", latent));
  }

  @Override
  public SortedMap<String, String> derive() {
    return form.derive();
  }
}
