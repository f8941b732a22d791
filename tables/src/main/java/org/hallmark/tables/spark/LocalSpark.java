package org.hallmark.tables.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.hallmark.provenance.files.DurableFiles;

/**
 * Spark in this process, on all its processors: quiet, without a user interface, reachable from
 * this machine alone, and leaving files nowhere but in one private folder.
 */
public final class LocalSpark {
  /** What is sent to executors; {@code spark-submit} sets it itself. */
  private static final String JARS = "spark.jars";

  private LocalSpark() {}

  /**
   * Starts Spark. A process has at most one; whoever starts it stops it.
   *
   * @param folder made private (0700), for everything that Spark writes
   */
  public static SparkSession session(Path folder) throws IOException {
    return session(folder, "local[*]");
  }

  /**
   * The same with Spark's work done elsewhere: what Spark writes here still goes to one folder.
   *
   * @param master Spark's master URL
   */
  public static SparkSession session(Path folder, String master) throws IOException {
    return session(folder, master, List.of());
  }

  /**
   * The same with libraries that executors lack.
   *
   * @param libraries beginnings of the names of jars on the class path
   */
  public static SparkSession session(Path folder, String master, List<String> libraries)
      throws IOException {
    Path home = DurableFiles.privateFolder(folder.toAbsolutePath());
    SparkSession.Builder builder = SparkSession.builder().master(master).appName("hallmark");
    places(home).forEach(builder::config);
    QUIET.forEach(builder::config);
    if (master.startsWith("local")) {
      UNREACHABLE.forEach(builder::config);
    }
    if (!master.matches("local(\\[.*)?") && System.getProperty(JARS) == null) {
      builder.config(JARS, program(System.getProperty("java.class.path"), libraries));
    }
    FORWARDED.forEach(
        name ->
            Optional.ofNullable(System.getenv(name))
                .ifPresent(value -> builder.config("spark.executorEnv." + name, value)));
    MEANING.forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    ScientificFunctions.register(session);
    return session;
  }

  /** The jars of a class path that executors lack, which have Spark and its libraries alone. */
  static String program(String classPath, List<String> libraries) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> isSent(new File(entry).getName(), libraries))
        .collect(Collectors.joining(","));
  }

  private static boolean isSent(String name, List<String> libraries) {
    return name.endsWith(".jar")
        && (name.startsWith("hallmark-") || libraries.stream().anyMatch(name::startsWith));
  }

  private static Map<String, String> places(Path home) {
    return Map.of(
        "spark.local.dir", home.toString(),
        "spark.sql.warehouse.dir", home.resolve("warehouse").toUri().toString(),
        "spark.sql.artifact.isolation.enabled", "false",
        "spark.hadoop.hadoop.tmp.dir", home.resolve("hadoop").toString(),
        "spark.sql.catalogImplementation", "in-memory");
  }

  /** What native libraries read as they load, and bits hang on. */
  private static final List<String> FORWARDED =
      List.of(
          "ATEN_CPU_CAPABILITY",
          "MKL_CBWR",
          "OMP_NUM_THREADS",
          "OMP_WAIT_POLICY",
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TRIM_THRESHOLD_",
          "NVIDIA_TF32_OVERRIDE",
          "CUBLAS_WORKSPACE_CONFIG",
          "DJL_OFFLINE",
          "OPT_OUT_TRACKING");

  /** No port but on the loopback interface. */
  private static final Map<String, String> UNREACHABLE =
      Map.of("spark.driver.host", "localhost", "spark.driver.bindAddress", "127.0.0.1");

  /** Codecs and transport in plain Java, not unpacked. */
  private static final Map<String, String> QUIET =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.ui.showConsoleProgress", "false",
          "spark.eventLog.enabled", "false",
          "spark.io.compression.codec", "lzf",
          "spark.shuffle.mapStatus.compression.codec", "lzf",
          "spark.rpc.io.mode", "NIO",
          "spark.shuffle.io.mode", "NIO",
          "spark.files.io.mode", "NIO");

  /** Nothing that depends on a cell may fail; case counts in names; no zone of the machine. */
  private static final Map<String, String> MEANING =
      Map.of(
          "spark.sql.ansi.enabled", "false",
          "spark.sql.caseSensitive", "true",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.shuffle.partitions", "8",
          "spark.driver.maxResultSize", "0");
}
