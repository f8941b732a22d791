package org.hallmark.generators.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.PublicWeights;
import org.hallmark.generators.TrainedGenerator;
import org.hallmark.generators.catalogue.GeneratorPlan;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.tables.Frame;
import org.hallmark.tables.RowBlocks;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;

/**
 * How long a plan's generator takes to draw rows and to write them, with the weights that it begins
 * with: what a row costs hangs on the widths and not on what was learnt. Not a test: {@code
 * generators/benchmark MODE draw [ROWS [PLAN]]}.
 */
final class DrawBenchmark {
  private static final double NANOS = 1e9;

  private DrawBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int rows = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000_000;
    Path plan =
        Path.of(arguments.length > 3 ? arguments[3] : "../examples/arterial-traffic/plan.yaml");
    Mistakes mistakes = new Mistakes();
    Fields fields = Fields.of(Documents.yaml(plan.toString(), Files.readAllBytes(plan)), mistakes);
    Fields source = fields.object("source");
    Schema schema = Schema.read(source.items("columns"), mistakes);
    List<String> keys = source.texts("frame");
    NetworkArchitecture architecture =
        (NetworkArchitecture)
            GeneratorPlan.read(fields.object("generator"), schema, keys, Integer.MAX_VALUE)
                .architecture(schema, keys);
    TrainedGenerator generator =
        new TrainedGenerator(
            architecture,
            architecture
                .network()
                .layout()
                .tensors(
                    "", PublicWeights.initial(architecture.network(), Fixtures.seed("weights"))));
    Table frame = Frame.of(schema, keys).table();
    Table wanted = frame.rows(IntStream.range(0, rows).map(i -> i % frame.rows()).toArray());
    int threads = Runtime.getRuntime().availableProcessors();
    RowBlocks drawing = generator.drawing(schema, wanted, Fixtures.seed("draw"), threads);
    Path file = Files.createTempFile("drawn", ".parquet");
    try {
      long begun = System.nanoTime();
      ParquetTables.stream(drawing, file);
      System.out.printf(
          "%s: %d rows drawn and written in %.1f s on %d threads, %.1f s of processor time in all,"
              + " %d MiB resident%n",
          architecture.id(),
          drawing.rows(),
          (System.nanoTime() - begun) / NANOS,
          threads,
          ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3,
          Resident.kilobytes() / 1024);
    } finally {
      Files.delete(file);
    }
  }
}
