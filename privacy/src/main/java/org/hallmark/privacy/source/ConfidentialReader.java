package org.hallmark.privacy.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hallmark.privacy.ledger.ContentDigests;
import org.hallmark.privacy.plan.SourceFormat;
import org.hallmark.privacy.plan.SourcePlan;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.tables.Frame;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;
import org.hallmark.tables.source.BadCellsException;
import org.hallmark.tables.source.Cells;
import org.hallmark.tables.source.FileForm;
import org.hallmark.tables.source.Format;
import org.hallmark.tables.source.MissingColumnsException;
import org.hallmark.tables.source.SourcePass;
import org.hallmark.tables.source.SourceQuery;
import org.hallmark.tables.source.SourceReader;
import org.hallmark.tables.store.RowStorage;

/**
 * The reader of confidential sources. Nothing about the rows shows: cells that are no numbers, not
 * finite or out of bounds are taken as bad, rows outside the public frame are dropped, an empty
 * source is a table like any other; all without a word.
 */
public final class ConfidentialReader {
  private ConfidentialReader() {}

  /**
   * Copies, commits to and reads a source; the copy is gone afterwards. The rows lie on the disk,
   * where the copy lay.
   *
   * @throws SourceFileException if the file is not there, not a file, not readable by this user,
   *     not in the plan's format or without a header
   * @throws MissingColumnsException if the header lacks some of the plan's columns
   */
  public static ConfidentialSource read(
      SourceReader reader, SourcePlan plan, Path source, OwnerState state) throws IOException {
    try (ScratchCopy copy = ScratchCopy.of(source, state)) {
      return read(reader, plan, copy);
    }
  }

  /** As above, of a copy that was made before. */
  public static ConfidentialSource read(SourceReader reader, SourcePlan plan, ScratchCopy copy) {
    return ConfidentialSource.of(inFrame(reader, plan, copy), copy.commitment());
  }

  /** The rows of the plan's frame. */
  static RowBlocks inFrame(SourceReader reader, SourcePlan plan, ScratchCopy copy) {
    return asked(plan, copy, query -> reader.rows(query, Cells.LENIENT, inFrame(plan, copy)));
  }

  /**
   * What one pass over a copy gives. The digests are of all records of the file, also of those that
   * the plan does not select: the dataset is the file.
   *
   * @param source the rows of the plan's frame, shut in
   * @param contents for the index of a ledger
   */
  public record Pass(ConfidentialSource source, ContentDigests contents) {}

  /** Reads a copy once for both. */
  public static Pass pass(SourceReader reader, SourcePlan plan, ScratchCopy copy) {
    SourcePass pass = asked(plan, copy, query -> reader.pass(query, inFrame(plan, copy)));
    return new Pass(
        ConfidentialSource.of(pass.rows(), copy.commitment()), ContentDigests.of(pass.digests()));
  }

  /** Looks at the header alone. */
  static void requireColumns(SourceReader reader, SourcePlan plan, ScratchCopy copy) {
    asked(
        plan,
        copy,
        query -> {
          reader.requireColumns(query);
          return query;
        });
  }

  /** All rows that the plan selects, in the frame or not. */
  static RowBlocks rows(SourceReader reader, SourcePlan plan, ScratchCopy copy, Cells cells) {
    RowStorage storage = RowStorage.in(copy.file().getParent());
    return asked(plan, copy, query -> reader.rows(query, cells, storage));
  }

  /** Asks something of a source file. */
  private interface Question<R> {
    R ask(SourceQuery query) throws IOException;
  }

  private static <R> R asked(SourcePlan plan, ScratchCopy copy, Question<R> question) {
    try {
      return question.ask(
          new SourceQuery(format(plan.format()), copy.file(), plan.schema(), plan.where()));
    } catch (MissingColumnsException e) {
      throw e.missing().size() < plan.schema().columns().size()
          ? e
          : ofForm(plan, copy).orElseGet(() -> noHeader(copy));
    } catch (BadCellsException e) {
      throw e;
    } catch (Exception e) {
      // Spark throws checked exceptions that it does not declare.
      throw ofForm(plan, copy)
          .orElseGet(
              () -> new SourceFileException(SourceFileException.Reason.UNREADABLE, copy.source()));
    }
  }

  /** What the file's form tells, if it tells anything. */
  static Optional<SourceFileException> ofForm(SourcePlan plan, ScratchCopy copy) {
    try {
      return FileForm.problem(copy.file(), format(plan.format()))
          .map(problem -> SourceFileException.ofForm(copy.source(), problem));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A first line without a single known name is no header but a record, and is not quoted. */
  private static SourceFileException noHeader(ScratchCopy copy) {
    return new SourceFileException(SourceFileException.Reason.NO_HEADER, copy.source());
  }

  /** Beside the copy, rows of the frame alone. */
  private static RowStorage inFrame(SourcePlan plan, ScratchCopy copy) {
    return new RowStorage(copy.file().getParent(), rows -> inFrame(plan.frame(), rows));
  }

  private static Table inFrame(Frame frame, Table rows) {
    int[] places = frame.indexes(rows);
    int[] kept = IntStream.range(0, places.length).filter(row -> places[row] >= 0).toArray();
    return kept.length == places.length ? rows : rows.rows(kept);
  }

  private static Format format(SourceFormat format) {
    return format == SourceFormat.PARQUET ? Format.PARQUET : Format.CSV;
  }
}
