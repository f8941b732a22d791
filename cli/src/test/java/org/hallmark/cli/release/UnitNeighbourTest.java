package org.hallmark.cli.release;

import java.io.IOException;
import java.util.List;
import org.hallmark.cli.plan.ReleasePlan;

/**
 * The same where the unit is a road edge in one simulation, which has fifty records: neither that
 * it was there nor how many records it had shows in anything but outputs of mechanisms.
 */
final class UnitNeighbourTest extends NeighbourTest {
  @Override
  ReleasePlan plan() throws IOException {
    return TinyPlan.with(
        "checkpointEvery: 10",
        "checkpointEvery: 5, transcript: full",
        "unit: record",
        "unit: {name: edge-run, columns: [seed, edge], records: 10}",
        "nominalSize: 2000",
        "nominalSize: 40",
        "batch: 64",
        "batch: 8",
        "steps: 50",
        "steps: 10");
  }

  @Override
  List<String> fewer(List<String> lines) {
    List<String> header = List.of(lines.get(0).split(","));
    int seed = header.indexOf("seed");
    int edge = header.indexOf("edge");
    return lines.stream()
        .filter(
            line -> !(line.split(",")[seed].equals("1") && line.split(",")[edge].equals("E0D0")))
        .toList();
  }
}
