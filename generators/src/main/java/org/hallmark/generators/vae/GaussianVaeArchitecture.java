package org.hallmark.generators.vae;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.generators.LayerNorm;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.StorableRows;
import org.hallmark.generators.Weights;
import org.hallmark.generators.Widths;
import org.hallmark.generators.encode.Coordinates;
import org.hallmark.generators.encode.TableForm;
import org.hallmark.generators.encode.TableVectors;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The architecture of a {@link GaussianVae} as data. Deviations of the values are learnt.
 *
 * @param id the generator's id
 * @param table how rows become vectors
 * @param hidden widths of the hidden layers
 * @param latents width of each latent vector, the lowest first
 * @param normalisation of the hidden layers; nothing in versions that know of none
 * @param embedding width of the vector that conditions are seen as, if they are
 */
public record GaussianVaeArchitecture(
    String id,
    TableForm table,
    List<Integer> hidden,
    List<Integer> latents,
    Optional<LayerNorm> normalisation,
    Optional<Integer> embedding)
    implements NetworkArchitecture {
  public GaussianVaeArchitecture {
    hidden = List.copyOf(hidden);
    latents = List.copyOf(latents);
    Widths.require(hidden);
    Widths.require(latents);
    String given = id;
    boolean several = latents.size() > 1;
    boolean extended = table.constraints().isPresent();
    boolean alike = extended == normalisation.isPresent() && (extended || embedding.isEmpty());
    Widths.requireEmbedding(embedding, table.features());
    boolean known =
        Arrays.stream(GaussianVae.values())
            .anyMatch(
                g ->
                    g.id().equals(given)
                        && g.hierarchical() == several
                        && g.extended() == extended);
    if (!known || !alike) {
      throw new IllegalArgumentException(
          "id must be that of such an autoencoder. Provided value: " + id);
    }
  }

  @Override
  public GaussianShape network() {
    return new GaussianShape(
        table.coordinates().size(),
        table.features(),
        table.stretches(),
        hidden,
        latents,
        0,
        normalisation.orElse(LayerNorm.NONE),
        embedding.orElse(0));
  }

  @Override
  public boolean fits(Schema schema) {
    return table.fits(schema);
  }

  @Override
  public StorableRows encode(Table rows) {
    return new TableVectors(table, rows.schema()).encode(rows);
  }

  @Override
  public RowDraws draws(Weights weights, Schema schema, Table keys) {
    return new TableVectors(table, schema).draws(keys, new GaussianModel(network(), weights)::draw);
  }

  /** With constraints it can draw rows and nothing else: its density is not that of its rows. */
  @Override
  public Object model(Weights weights) {
    if (table.constrained()) {
      return this;
    }
    return new GaussianTable(
        new GaussianModel(network(), weights), new Coordinates(table.coordinates()));
  }
}
