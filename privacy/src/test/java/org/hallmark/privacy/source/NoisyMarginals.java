package org.hallmark.privacy.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.privacy.Charges;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.training.MarginalLooks;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.encode.Codes;

/** Looks at a table of two columns of 60 codes each: 3 600 cells, ten rows of which are known. */
final class NoisyMarginals {
  static final double RHO = 0.02;
  static final int SIDE = 60;

  private NoisyMarginals() {}

  private static Schema schema() {
    return new Schema(
        List.of(
            Column.number("a", "a", Kind.INTEGER, "1", 0, SIDE - 1, Missing.REFUSED),
            Column.number("b", "b", Kind.INTEGER, "1", 0, SIDE - 1, Missing.REFUSED)));
  }

  /** What one look gives, of rows of which {@code most} may be of one unit. */
  static MarginalLooks looks(PrivacyEvent event, int most) throws IOException {
    double[][] cells = new double[2][10];
    for (int row = 0; row < 10; row++) {
      cells[0][row] = row;
    }
    Table rows = Table.of(schema(), cells);
    List<Codes> codes = schema().columns().stream().map(Codes::of).toList();
    Path folder = Files.createTempDirectory("hallmark-marginals");
    try {
      Charge charge = new Charges(folder).charge("look", event);
      return new PrivateMarginals(
          CodedColumns.of(new UnitRows(rows, Units.ofRecords(10), most), codes),
          List.of(charge),
          Streams.entropy());
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  /**
   * How many standard deviations the sum of the squares of the noise is from that of noise with
   * deviation {@code sigma}.
   */
  static double excess(long[] noisy, double sigma) {
    double squares = 0;
    for (int cell = 0; cell < noisy.length; cell++) {
      boolean known = cell < 10 * SIDE && cell % SIDE == 0;
      double noise = noisy[cell] - (known ? 1 : 0);
      squares += noise * noise / (sigma * sigma);
    }
    return (squares - noisy.length) / Math.sqrt(2.0 * noisy.length);
  }
}
