package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hallmark.physics.Law;
import org.hallmark.physics.Law.Grain;
import org.hallmark.physics.LawContext;
import org.hallmark.physics.LawOrigin;
import org.hallmark.physics.LawTally;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Frame;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.scan.Accumulator;
import org.hallmark.tables.scan.Gathering;

/**
 * A law's look at a table in one pass over its rows, in whatever parts they come.
 *
 * <p>What stands alone, rows or groups, is looked at as it comes; a law about the whole keeps all
 * the cells that it reads until the end. It travels as the entry of the plan that the law was read
 * from, and the law is read again where rows are.
 */
public final class LawGathering implements Gathering<LawTally> {
  private static final long serialVersionUID = 1L;

  private final byte[] entry;
  private final Schema schema;
  private final ArrayList<String> frame;
  private final ArrayList<String> keys;
  private transient Law law;

  private LawGathering(Law law) {
    LawOrigin origin = law.statement().origin();
    LawContext context = origin.context();
    this.law = law;
    this.entry = CanonicalJson.bytes(List.of(withoutPrice(origin.entry())));
    this.schema = context.schema();
    this.frame = new ArrayList<>(context.frame().map(Frame::keys).orElse(List.of()));
    this.keys = new ArrayList<>(context.keys());
  }

  /** The look of a law as {@link Laws#read} gives it. */
  public static LawGathering of(Law law) {
    return new LawGathering(law);
  }

  /** Data that may be looked at in one pass are published or public: nothing is paid for. */
  private static Node withoutPrice(Node entry) {
    return entry.without("epsilon");
  }

  @Override
  public SortedSet<String> columns() {
    SortedSet<String> columns = new TreeSet<>(law().columns());
    columns.addAll(keys);
    return columns;
  }

  @Override
  public List<Expression> groupedBy() {
    return law().grain() == Grain.GROUPS ? law().groupedBy() : List.of();
  }

  @Override
  public Accumulator<LawTally> start() {
    return law().grain() == Grain.WHOLE ? new Whole(this) : new Parts(this);
  }

  private synchronized Law law() {
    if (law == null) {
      law = readAgain();
    }
    return law;
  }

  /** Without mistakes, but for members about privacy that public data have no use for. */
  private Law readAgain() {
    try {
      Mistakes mistakes = new Mistakes();
      Optional<Frame> framed =
          frame.isEmpty() ? Optional.empty() : Optional.of(Frame.of(schema, frame));
      LawContext context = LawContext.open(schema, keys).framed(framed);
      List<Node> entries = Documents.json("law", entry).items();
      return Laws.read(entries, context, mistakes).get(0);
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("canonical JSON is read back", e);
    }
  }

  private static final class Parts implements Accumulator<LawTally> {
    private static final long serialVersionUID = 1L;
    private final LawGathering gathering;
    private final LawTally tally;

    Parts(LawGathering gathering) {
      this.gathering = gathering;
      this.tally = new LawTally(gathering.law().statement().tolerance());
    }

    @Override
    public void add(Table batch) {
      tally.add(gathering.law().examine(batch));
    }

    @Override
    public void merge(Accumulator<LawTally> other) {
      tally.merge(((Parts) other).tally);
    }

    @Override
    public LawTally result() {
      return tally;
    }
  }

  private static final class Whole implements Accumulator<LawTally> {
    private static final long serialVersionUID = 1L;
    private final LawGathering gathering;
    private final ArrayList<double[][]> batches = new ArrayList<>();

    Whole(LawGathering gathering) {
      this.gathering = gathering;
    }

    @Override
    public void add(Table batch) {
      double[][] cells =
          gathering.columns().stream()
              .map(name -> batch.column(name).clone())
              .toArray(double[][]::new);
      batches.add(cells);
    }

    @Override
    public void merge(Accumulator<LawTally> other) {
      batches.addAll(((Whole) other).batches);
    }

    @Override
    public LawTally result() {
      List<String> names = List.copyOf(gathering.columns());
      int rows = batches.stream().mapToInt(cells -> cells[0].length).sum();
      double[][] all = new double[names.size()][rows];
      int at = 0;
      for (double[][] cells : batches) {
        for (int c = 0; c < all.length; c++) {
          System.arraycopy(cells[c], 0, all[c], at, cells[c].length);
        }
        at += cells[0].length;
      }
      LawTally tally = new LawTally(gathering.law().statement().tolerance());
      tally.add(gathering.law().examine(Table.of(gathering.schema.select(names), all)));
      return tally;
    }
  }
}
