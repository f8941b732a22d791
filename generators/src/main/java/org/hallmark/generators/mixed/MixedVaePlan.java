package org.hallmark.generators.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.hallmark.generators.ModelPlan;
import org.hallmark.generators.encode.Condition;
import org.hallmark.generators.encode.Derived;
import org.hallmark.provenance.json.Words;
import org.hallmark.tables.Schema;

/**
 * What a plan says of a {@link MixedVae}.
 *
 * @param columns what it says of columns
 * @param hidden widths of the hidden layers
 * @param latent width of the latent vector; zero where there is none
 * @param head width of each column's own hidden layer
 */
public record MixedVaePlan(PlannedHeads columns, List<Integer> hidden, int latent, int head)
    implements ModelPlan {
  public MixedVaePlan {
    hidden = List.copyOf(hidden);
  }

  @Override
  public String id() {
    return MixedVae.ID;
  }

  @Override
  public MixedVaeArchitecture architecture(Schema schema, List<String> keys) {
    List<Derived> derived = new ArrayList<>();
    derive().forEach((name, text) -> derived.add(Derived.of(schema.column(name), text)));
    return new MixedVaeArchitecture(
        MixedVae.ID,
        keys,
        columns.conditions().stream().map(schema::column).map(Condition::of).toList(),
        columns.heads(),
        columns.ceilings(),
        derived,
        hidden,
        latent,
        head);
  }

  @Override
  public List<Setting> settings() {
    List<String> heads =
        columns.heads().stream()
            .map(
                h ->
                    h.column()
                        + " "
                        + Words.kebab(h.kind())
                        + (h.components() > 1 ? " of " + h.components() : ""))
            .toList();
    return List.of(
        new Setting("heads", heads),
        new Setting("ceilings", columns.ceilings().size()),
        new Setting("hidden layers", hidden),
        new Setting("latent width", latent),
        new Setting("head width", head));
  }

  @Override
  public SortedMap<String, String> derive() {
    return columns.derive();
  }
}
