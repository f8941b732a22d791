package org.hallmark.privacy.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.plan.PrivacyUnit;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Table;

/**
 * The gate that the rows of a confidential table pass before anything is computed: of every privacy
 * unit an even sample of its records, and before a count an even sample of its records or groups.
 *
 * <p>Which pass hangs on the unit's own rows and on a private key, and on nothing else: a unit more
 * in the source leaves the others as they are, and no order of rows matters. Where the unit is a
 * record, all pass.
 */
public final class UnitGate implements AutoCloseable {
  private static final String PURPOSE = "unit-bounding";
  private static final String TABLE = "source";

  private final PrivacyUnit unit;
  private final Optional<UnitLottery> lottery;

  private UnitGate(PrivacyUnit unit, Optional<UnitLottery> lottery) {
    this.unit = unit;
    this.lottery = lottery;
  }

  /** The gate of a plan's unit, with a key from a stream of its own. */
  public static UnitGate of(PrivacyUnit unit, PrivateEntropy entropy) {
    return unit.isRecord()
        ? ofRecords()
        : new UnitGate(
            unit, Optional.of(UnitLottery.of(entropy.stream(PURPOSE, TABLE, "tickets"))));
  }

  /** Every record is a unit. */
  public static UnitGate ofRecords() {
    return new UnitGate(PrivacyUnit.RECORD, Optional.empty());
  }

  /**
   * The rows that count, at most {@link PrivacyUnit#records} of a unit. Where units are more than
   * records, they take the memory of the table.
   */
  public UnitRows bounded(RowBlocks rows) {
    if (lottery.isEmpty()) {
      return UnitRows.ofRecords(rows);
    }
    Table all = rows.table();
    Units units = Units.of(all, unit.columns());
    Table passed = pass(all, units, TABLE, Optional.empty(), unit.records());
    return new UnitRows(passed, Units.of(passed, unit.columns()), unit.records());
  }

  /** What {@code counter} counts: of every unit at most as many parts as it declares. */
  long[] counted(UnitRows rows, CellCounter counter) {
    if (lottery.isPresent()) {
      return counter.count(reached(rows, counter));
    }
    return counter.grain() == CellCounter.Grain.ROWS
        ? added(rows.rows(), counter)
        : counter.count(rows.rows().table());
  }

  private static long[] added(RowBlocks rows, CellCounter counter) {
    long[] all = counter.count(rows.block(0, 0));
    rows.forEachBlock(
        block -> {
          long[] some = counter.count(block);
          Arrays.setAll(all, cell -> all[cell] + some[cell]);
        });
    return all;
  }

  /** The rows that {@code counter} may see. */
  Table reached(UnitRows rows, CellCounter counter) {
    Table all = rows.rows().table();
    Optional<int[]> groups = lottery.flatMap(present -> counter.groups(all));
    return lottery.isEmpty() || groups.isEmpty() && counter.reach() >= unit.records()
        ? all
        : pass(all, rows.units(), "look " + counter.id(), groups, counter.reach());
  }

  /** The rows in those parts of every unit that draw the least tickets. */
  private Table pass(Table rows, Units units, String draw, Optional<int[]> groups, int most) {
    Mac drum = lottery.orElseThrow().drum();
    return rows.rows(
        IntStream.range(0, units.count())
            .mapToObj(units::rows)
            .flatMapToInt(
                own -> {
                  List<int[]> parts = groups.isPresent() ? parts(own, groups.get()) : singles(own);
                  return parts.size() <= most
                      ? Arrays.stream(own)
                      : winners(parts, tickets(drum, draw, rows, own, parts, groups), most);
                })
            .sorted()
            .toArray());
  }

  private static List<int[]> singles(int[] own) {
    return Arrays.stream(own).mapToObj(row -> new int[] {row}).toList();
  }

  /** The rows of a unit by group, groups rising. */
  private static List<int[]> parts(int[] own, int[] groups) {
    return Arrays.stream(own)
        .map(row -> groups[row])
        .distinct()
        .sorted()
        .mapToObj(group -> Arrays.stream(own).filter(row -> groups[row] == group).toArray())
        .toList();
  }

  private List<byte[]> tickets(
      Mac drum, String draw, Table rows, int[] own, List<int[]> parts, Optional<int[]> groups) {
    List<byte[]> tickets = new ArrayList<>();
    Map<List<Double>, Integer> copies = new HashMap<>();
    for (int[] part : parts) {
      LengthFramed ticket = LengthFramed.of("part", draw);
      unit.columns().forEach(name -> ticket.and(bits(rows.column(name)[own[0]])));
      if (groups.isPresent()) {
        ticket.and(groups.get()[part[0]]);
      } else {
        List<Double> record = record(rows, part[0]);
        record.forEach(cell -> ticket.and(bits(cell)));
        // Equal records are told apart by a number; which one has which does not matter.
        ticket.and(copies.merge(record, 1, Integer::sum));
      }
      tickets.add(drum.doFinal(ticket.bytes()));
    }
    return tickets;
  }

  private static List<Double> record(Table rows, int row) {
    return IntStream.range(0, rows.schema().columns().size())
        .mapToObj(column -> rows.column(column)[row])
        .toList();
  }

  private static long bits(double cell) {
    return Double.doubleToLongBits(cell + 0.0);
  }

  private static IntStream winners(List<int[]> parts, List<byte[]> tickets, int most) {
    return IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing(tickets::get, Arrays::compareUnsigned))
        .limit(most)
        .flatMapToInt(part -> Arrays.stream(parts.get(part)));
  }

  /** Forgets the key. */
  @Override
  public void close() {
    lottery.ifPresent(UnitLottery::close);
  }

  @Override
  public String toString() {
    return "UnitGate";
  }
}
