package org.hallmark.cli.release;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.provenance.manifest.Component;

/**
 * The software that a run uses: every jar of the class path with its digest, the digest of
 * Hallmark's own code, and the machine.
 */
public final class Software {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
  private static final String OWN = "hallmark-";

  private Software() {}

  /** Every jar of the class path, by name. */
  static List<Component> components() {
    List<Component> components = new ArrayList<>();
    for (Path entry : classPath()) {
      if (!Files.isDirectory(entry)) {
        Matcher name = JAR.matcher(entry.getFileName().toString());
        boolean versioned = name.matches();
        components.add(
            new Component(
                versioned ? name.group(1) : entry.getFileName().toString(),
                versioned ? name.group(2) : "unknown",
                digest(entry)));
      }
    }
    components.sort(Comparator.comparing(Component::name).thenComparing(Component::version));
    return components;
  }

  /** One digest of Hallmark's own code: its jars, or its class folders where there are no jars. */
  public static Digest ownCode() {
    SortedMap<String, Digest> own = new TreeMap<>();
    for (Path entry : classPath()) {
      if (Files.isDirectory(entry)) {
        classes(entry, own);
      } else if (entry.getFileName().toString().startsWith(OWN)) {
        own.put(entry.getFileName().toString(), digest(entry));
      }
    }
    LengthFramed framed = LengthFramed.of("hallmark-code-v1");
    own.forEach((name, digest) -> framed.and(name).and(digest.bytes()));
    return Digest.of(framed.bytes());
  }

  /** JDK, operating system and processor architecture: public facts that results may depend on. */
  static SortedMap<String, String> environment() {
    SortedMap<String, String> environment = new TreeMap<>();
    for (String property :
        List.of("java.vendor", "java.version", "java.vm.name", "os.arch", "os.name")) {
      environment.put(property, System.getProperty(property));
    }
    return environment;
  }

  private static void classes(Path folder, SortedMap<String, Digest> into) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> into.put(folder.relativize(file).toString(), digest(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Digest digest(Path file) {
    try {
      return Digest.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }
}
