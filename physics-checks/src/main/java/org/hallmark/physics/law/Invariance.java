package org.hallmark.physics.law;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Table;

/**
 * A quantity of a frame is the same after every element of a symmetry group: rotations and
 * translations, permutations of particles, lattice translations, a change of sign.
 *
 * <p>Elements are drawn at random from a seed that is the digest of the law's entry in the plan,
 * and of the frame's name, so that anyone draws the same. The residual of a draw is the change of
 * the quantity; k of n draws is a bound on the share of group elements that break the symmetry.
 */
final class Invariance implements LawKind {

  private record Look(
      List<String> frame,
      GroupQuantity quantity,
      List<Transformation> under,
      int draws,
      PublicSeed seed)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      List<String> read = List.copyOf(quantity.columns());
      KeyedRows frames = KeyedRows.of(data, frame, List.of());
      double[][] cells = Cells.of(read, data);
      double[] residuals = new double[Math.multiplyExact(frames.size(), draws)];
      List<String> unused = new ArrayList<>();
      for (int f = 0; f < frames.size(); f++) {
        double flaw = Cells.flaw(cells, frames.rows(f));
        if (flaw != 0) {
          unused.add(frames.name(f));
          Arrays.fill(residuals, f * draws, (f + 1) * draws, flaw);
          continue;
        }
        Table rows = data.rows(frames.rows(f));
        double before = quantity.of(rows);
        long name = row(frames.name(f));
        for (int draw = 0; draw < draws; draw++) {
          double after = quantity.of(moved(rows, name + draw));
          residuals[f * draws + draw] = Cells.residual(after - before);
        }
      }
      return Examination.of(residuals, Sided.BOTH, i -> label(frames, i))
          .withGaps(Cells.gaps(frames, unused));
    }

    private Table moved(Table rows, long row) {
      double[][] columns = new double[rows.schema().columns().size()][];
      Arrays.setAll(columns, rows::column);
      PublicDraws random = seed.draws(row);
      under.forEach(each -> each.apply(columns, rows, random));
      return Table.of(rows.schema(), columns);
    }

    /** The first eight octets of the digest of a frame's name. */
    private static long row(String name) {
      byte[] digest = Digest.of(name.getBytes(StandardCharsets.UTF_8)).bytes();
      return ByteBuffer.wrap(digest).getLong();
    }

    private SortedMap<String, String> label(KeyedRows frames, int index) {
      SortedMap<String, String> label = frames.label(index / draws);
      label.put("draw", Integer.toString(index % draws));
      return label;
    }
  }

  private static final long MOST_DRAWS = 10_000;

  @Override
  public String id() {
    return "invariance";
  }

  @Override
  public String method() {
    return "invariance-v1";
  }

  @Override
  public String purpose() {
    return "A quantity of a frame is the same after random elements of a symmetry group.";
  }

  @Override
  public String example() {
    return "{kind: invariance, id: rotation, title: Energy does not turn, frame: [frame], quantity:"
        + " {pairSum: \"1 / r\", position: [x, y, z]}, under: [{rotation: [x, y, z]}, {translation:"
        + " [x, y, z], scale: 1}], draws: 5, unit: J, tolerance: 1.0e-9}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    List<String> frame = entry.columns("frame");
    Optional<GroupQuantity> quantity = GroupQuantity.read(entry);
    List<Node> nodes = entry.fields().items("under");
    List<Transformation> under = new ArrayList<>();
    nodes.forEach(node -> Transformation.read(entry, node).ifPresent(under::add));
    int draws = (int) entry.fields().integer("draws", 1, MOST_DRAWS, 20);
    LawStatement statement =
        entry.statement(
            quantity.map(GroupQuantity::text).orElse("") + " = itself, transformed",
            Optional.empty(),
            Optional.of("the quantity is computed from the columns that are transformed"),
            Optional.of("it tests the quantity on these frames, not the generator that made them"),
            Countable.NO);
    if (nodes.isEmpty()) {
      entry.fields().mistake("under", "must name at least one transformation");
    }
    if (quantity.isEmpty() || under.isEmpty() || under.size() < nodes.size()) {
      return Optional.empty();
    }
    String digest = Digest.of(CanonicalJson.bytes(entry.fields().node())).hex();
    PublicSeed seed = new PublicSeed("law " + entry.id(), digest);
    return Optional.of(
        TableLaw.ofSamples(
            statement,
            quantity.get().columns(),
            frame,
            new Look(frame, quantity.get(), List.copyOf(under), draws, seed)));
  }
}
