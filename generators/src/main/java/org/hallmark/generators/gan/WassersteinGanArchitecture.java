package org.hallmark.generators.gan;

import java.util.List;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.Perceptron;
import org.hallmark.generators.RowDraws;
import org.hallmark.generators.StorableRows;
import org.hallmark.generators.Weights;
import org.hallmark.generators.Widths;
import org.hallmark.generators.capability.ConditionalDraws;
import org.hallmark.generators.encode.Coordinates;
import org.hallmark.generators.encode.TableForm;
import org.hallmark.generators.encode.TableVectors;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The architecture of a {@link WassersteinGan} as data.
 *
 * @param id the generator's id
 * @param table how rows become vectors
 * @param hidden widths of the hidden layers of critic and generator
 * @param latent normals that a draw takes
 */
public record WassersteinGanArchitecture(
    String id, TableForm table, List<Integer> hidden, int latent) implements NetworkArchitecture {
  public WassersteinGanArchitecture {
    hidden = List.copyOf(hidden);
    Widths.require(hidden);
    Widths.require(List.of(latent));
    WassersteinGan version =
        table.constraints().isPresent() ? WassersteinGan.V2 : WassersteinGan.V1;
    if (!id.equals(version.id())) {
      throw new IllegalArgumentException("id must be " + version.id() + ". Provided value: " + id);
    }
  }

  @Override
  public GanShape network() {
    return new GanShape(
        table.coordinates().size(), table.conditions(), table.stretches(), hidden, latent);
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
    Perceptron generator = new Perceptron(network().generator(), weights);
    return new TableVectors(table, schema)
        .draws(keys, (given, draws) -> numbers(generator, given, draws));
  }

  private double[] numbers(Perceptron generator, double[] given, PublicDraws draws) {
    double[] input = new double[latent + given.length];
    for (int i = 0; i < latent; i++) {
      input[i] = draws.nextGaussian();
    }
    System.arraycopy(given, 0, input, latent, given.length);
    return generator.apply(input);
  }

  /** With constraints it can draw rows and nothing else: a constraint may need a row's keys. */
  @Override
  public Object model(Weights weights) {
    if (table.constrained()) {
      return this;
    }
    Perceptron generator = new Perceptron(network().generator(), weights);
    Coordinates coordinates = new Coordinates(table.coordinates());
    ConditionalDraws model = (given, draws) -> coordinates.values(numbers(generator, given, draws));
    return model;
  }
}
