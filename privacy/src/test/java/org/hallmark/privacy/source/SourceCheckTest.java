package org.hallmark.privacy.source;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.tables.source.LocalSourceReader;
import org.hallmark.tables.source.MissingColumnsException;
import org.hallmark.tables.source.SourceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceCheckTest {
  private static final String HEADER = "edge,minute,speed\n";
  private static final String GOOD = "A,1,3.5\nB,2,\n";
  private static final String BAD = "A,1,fast\nC,1,2\nA,1.5,NaN\nB,2,-inf\nB,,1\n";

  private static final SourceReader READER = new LocalSourceReader();

  @TempDir private Path folder;

  @Test
  void require_goodPublicSource_passes() {
    assertDoesNotThrow(() -> require(Confidentiality.PUBLIC, 2, HEADER + GOOD));
    assertDoesNotThrow(() -> require(Confidentiality.PUBLIC, 0, HEADER + GOOD));
  }

  @Test
  void require_badCellsOfPublicSource_tellsAllAtOnceWithTheirPlaces() {
    List<String> told = refused(0, HEADER + BAD);
    assertEquals(
        List.of(
            "row 1, column speed",
            "  expected: a finite number, or nothing",
            "  found:    fast",
            "row 2, column edge",
            "  expected: one of [A, B]",
            "  found:    C",
            "row 3, column minute",
            "  expected: a whole number",
            "  found:    1.5",
            "row 3, column speed",
            "  expected: a finite number, or nothing",
            "  found:    NaN",
            "row 4, column speed",
            "  expected: a finite number, or nothing",
            "  found:    -inf",
            "row 5, column minute",
            "  expected: a whole number",
            "  found:    nothing"),
        told);
  }

  @Test
  void require_manyBadCellsOfPublicSource_tellsTwentyAndTheCount() {
    List<String> told = refused(0, HEADER + "A,1,fast\n".repeat(1000));
    assertEquals(3 * 20 + 1, told.size());
    assertEquals("and 980 more", told.get(60));
  }

  @Test
  void require_emptyPublicSource_isRefused() {
    assertEquals(List.of("rows\n  expected: at least one\n  found:    0"), refused(2, HEADER));
  }

  @Test
  void require_otherRowCountThanThePlans_isRefused() {
    assertEquals(
        List.of("rows\n  expected: 3, as rowCount says\n  found:    2"), refused(3, HEADER + GOOD));
  }

  @Test
  void require_publicKeysOutsideTheFrame_areRefused() {
    assertEquals(
        List.of(
            "keys [edge, minute]\n  expected: inside the plan's frame\n"
                + "  found:    1 row(s) outside, such as edge = B, minute = 7"),
        refused(0, HEADER + GOOD + "B,7,1\n"));
  }

  @Test
  void require_anyRowsOfConfidentialSource_passWithoutAWord() {
    for (String rows : List.of("", BAD, GOOD + "B,7,1\n", "\"open quote\n")) {
      assertDoesNotThrow(() -> require(Confidentiality.CONFIDENTIAL, 2, HEADER + rows));
    }
  }

  @Test
  void require_missingColumn_isToldOfBoth() {
    for (Confidentiality who : Confidentiality.values()) {
      MissingColumnsException refusal =
          assertThrows(MissingColumnsException.class, () -> require(who, 0, "edge,minute\nA,1\n"));
      assertEquals(List.of("speed"), refusal.missing());
    }
  }

  @Test
  void require_textNamedGz_hasTheWrongForm() {
    SourceFileException refusal =
        assertThrows(
            SourceFileException.class,
            () -> require(Confidentiality.CONFIDENTIAL, 0, "edges.csv.gz", HEADER + GOOD));
    assertEquals(SourceFileException.Reason.WRONG_FORM, refusal.reason());
  }

  private List<String> refused(int rows, String text) {
    PublicSourceException refusal =
        assertThrows(
            PublicSourceException.class, () -> require(Confidentiality.PUBLIC, rows, text));
    assertTrue(refusal.getMessage().contains("edges.csv"), refusal.getMessage());
    return refusal.mistakes();
  }

  private void require(Confidentiality who, int rows, String text) throws Exception {
    require(who, rows, "edges.csv", text);
  }

  private void require(Confidentiality who, int rows, String name, String text) throws Exception {
    Path source = Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    try (OwnerState state = OwnerState.open(folder.resolve("state"));
        ScratchCopy copy = ScratchCopy.of(source, state)) {
      SourceCheck.require(READER, plan(who, rows), copy);
    }
  }

  /** {@code rows} is the public row count; with 0 it is private. */
  private static SourcePlan plan(Confidentiality who, int rows) throws Exception {
    return new SourcePlan(
        "counts",
        SourceFormat.CSV,
        who,
        rows == 0 ? OptionalLong.empty() : OptionalLong.of(rows),
        rows == 0 ? 100 : rows,
        Optional.empty(),
        "",
        Edges.schema(),
        List.of("edge", "minute"));
  }
}
