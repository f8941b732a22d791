package org.hallmark.cli.doctor;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** What is asked of the Java virtual machine that runs this. */
final class JavaChecks {
  private static final int LEAST = 17;
  private static final long LEAST_MEMORY = 1500L << 20;

  /** What Spark reaches into; the launcher's jvm.options opens them. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private JavaChecks() {}

  static List<Diagnosis> all() {
    return List.of(
        version(Runtime.version().feature()),
        sparkFlags(),
        heap(Runtime.getRuntime().maxMemory()),
        fileNames(System.getProperty("sun.jnu.encoding", "unknown")));
  }

  static Diagnosis version(int feature) {
    String found = System.getProperty("java.version") + " of " + System.getProperty("java.vendor");
    return feature >= LEAST
        ? Diagnosis.ok("java", found)
        : Diagnosis.missing(
            "java", found, "install JDK 17 (Debian: apt-get install openjdk-17-jdk-headless)");
  }

  private static Diagnosis sparkFlags() {
    Module here = JavaChecks.class.getModule();
    Module base = Object.class.getModule();
    List<String> closed = new ArrayList<>(OPENED);
    closed.removeIf(name -> base.getPackages().contains(name) && base.isOpen(name, here));
    return closed.isEmpty()
        ? Diagnosis.ok("spark-flags", "all " + OPENED.size() + " packages are open to Spark")
        : Diagnosis.warning(
            "spark-flags",
            "closed to Spark: " + String.join(", ", closed),
            "start by the launcher ./hallmark, or give java the options @cli/jvm.options; without"
                + " them Parquet sources and --master do not work");
  }

  static Diagnosis heap(long most) {
    String found = (most >> 20) + " MiB for the heap";
    return most >= LEAST_MEMORY
        ? Diagnosis.ok("heap", found)
        : Diagnosis.warning("heap", found, "give more: HALLMARK_JVM_OPTIONS=-Xmx1600m");
  }

  /** Java opens no file whose name it cannot say. */
  static Diagnosis fileNames(String encoding) {
    boolean all =
        Charset.isSupported(encoding) && Charset.forName(encoding).newEncoder().canEncode('ß');
    return all
        ? Diagnosis.ok("file-names", "in " + encoding)
        : Diagnosis.warning(
            "file-names",
            "in " + encoding + ": files with letters beyond ASCII in their names are not found",
            "export LC_ALL=C.UTF-8");
  }
}
