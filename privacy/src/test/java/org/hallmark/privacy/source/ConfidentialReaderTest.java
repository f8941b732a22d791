package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PoissonSampledGaussian;
import org.hallmark.privacy.ledger.Budget;
import org.hallmark.privacy.ledger.Charge;
import org.hallmark.privacy.ledger.ChargeRequest;
import org.hallmark.privacy.ledger.Ledger;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.seed.Commitment;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.source.LocalSourceReader;
import org.hallmark.tables.source.MissingColumnsException;
import org.hallmark.tables.source.SourceReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfidentialReaderTest {
  private static final String HEADER = "edge,minute,speed,ignored\n";
  private static final Schema SCHEMA = Edges.schema();

  private static final SourceReader READER = new LocalSourceReader();

  @TempDir private Path folder;
  private OwnerState state;

  @BeforeEach
  void openState() throws IOException {
    state = OwnerState.open(folder.resolve("state"));
  }

  @AfterEach
  void closeState() throws IOException {
    state.close();
  }

  @Test
  void read_badCellsAndRowsOutsideTheFrame_neverShow() throws Exception {
    Table rows =
        rows(
            HEADER
                + "A,1,3.5,x\n"
                + ":junction,1,2,x\n"
                + "Z,1,2,x\n"
                + "A,9,2,x\n"
                + "A,text,2,x\n"
                + "B,0,text,x\n"
                + "B,1,NaN,x\n"
                + "B,2,1e999,x\n"
                + "A,0,-7,x\n"
                + "A,2,,x\n");
    assertEquals(6, rows.rows());
    double[] speed = rows.column("speed");
    int bad = 0;
    int missing = 0;
    for (double cell : speed) {
      bad += Table.isBad(cell) ? 1 : 0;
      missing += Table.isMissing(cell) ? 1 : 0;
    }
    assertTrue(bad >= 3, "bad cells " + bad);
    assertEquals(1, missing);
  }

  @Test
  void read_emptyOrOneRowOrRagged_isATable() throws Exception {
    assertEquals(0, rows(HEADER).rows());
    assertEquals(1, rows(HEADER + "A,1,3.5,x\n").rows());
    assertEquals(1, rows(HEADER + "A,1,3.5,x,y,z\nB\n\"open quote\n").rows());
  }

  @Test
  void read_otherRowOrder_isTheSameTable() throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      lines.add((i % 2 == 0 ? "A" : "B") + "," + i % 3 + "," + i / 10.0 + ",x\n");
    }
    Table first = rows(HEADER + String.join("", lines));
    Collections.reverse(lines);
    assertEquals(first, rows(HEADER + String.join("", lines)));
    assertEquals(200, first.rows());
  }

  @Test
  void read_anySource_commitsToItsBytesAndLeavesNothing() throws Exception {
    byte[] bytes = gzip(HEADER + "A,1,3.5,x\n");
    Path source = Files.write(folder.resolve("edges.csv.gz"), bytes);
    ConfidentialSource table = ConfidentialReader.read(READER, plan(), source, state);
    assertEquals(
        Commitment.to(ScratchCopy.LABEL, state.salt(ScratchCopy.LABEL), bytes), table.commitment());
    assertEquals(1, open(table).rows());
    try (Stream<Path> left = Files.list(state.work())) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void read_headerWithoutAColumn_saysWhich() {
    MissingColumnsException refusal =
        assertThrows(MissingColumnsException.class, () -> rows("edge,minute,velocity\n"));
    assertEquals(List.of("speed"), refusal.missing());
  }

  @Test
  void read_noHeader_quotesNoRecord() {
    SourceFileException refusal =
        assertThrows(SourceFileException.class, () -> rows("A,1,sentinel-3.5,x\n"));
    assertEquals(SourceFileException.Reason.NO_HEADER, refusal.reason());
    assertFalse(refusal.toString().contains("sentinel"));
  }

  private Table rows(String text) throws Exception {
    Path source = Files.write(folder.resolve("edges.csv"), text.getBytes(StandardCharsets.UTF_8));
    return open(ConfidentialReader.read(READER, plan(), source, state));
  }

  private Table open(ConfidentialSource table) throws Exception {
    try (Ledger ledger = state.ledger(new Budget(Adjacency.ADD_OR_REMOVE, 10, 1e-6))) {
      Charge charge =
          ledger.charge(
              new ChargeRequest(
                  "training",
                  "a test",
                  1,
                  Streams.context(1).digest(),
                  new PoissonSampledGaussian(0.1, 5, 1)));
      return table.past(UnitGate.ofRecords()).train(charge, rows -> rows.rows().table());
    }
  }

  private static SourcePlan plan() throws Exception {
    return new SourcePlan(
        "counts",
        SourceFormat.CSV,
        Confidentiality.CONFIDENTIAL,
        OptionalLong.empty(),
        100,
        Optional.of(Expression.parse("edge NOT LIKE ':%'")),
        "no junctions",
        SCHEMA,
        List.of("edge", "minute"));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
