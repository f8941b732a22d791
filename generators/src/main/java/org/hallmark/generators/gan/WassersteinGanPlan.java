package org.hallmark.generators.gan;

import java.util.ArrayList;
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
  public String id() {
    return (form.constraints().isPresent() ? WassersteinGan.V2 : WassersteinGan.V1).id();
  }

  @Override
  public WassersteinGanArchitecture architecture(Schema schema, List<String> keys) {
    return new WassersteinGanArchitecture(
        id(), form.form(schema, keys, Coordinate.Form.LINE), hidden, latent);
  }

  @Override
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    settings.add(new Setting("hidden layers", hidden));
    settings.add(new Setting("latent width", latent));
    settings.addAll(form.settings());
    return settings;
  }

  @Override
  public SortedMap<String, String> derive() {
    return form.derive();
  }
}
