package org.hallmark.cli.release;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hallmark.provenance.Digest;

/**
 * The jars and class folders that this program runs from, with what Maven calls each jar.
 *
 * @param entries those that exist, in the order in which classes are looked for
 */
record ClassPath(List<Path> entries) {
  private static final String POM = "META-INF/maven/.+/pom\\.properties";

  /** A jar has one digest for as long as size and time of its file stay: once for all releases. */
  private static final Map<String, Digest> DIGESTS = new ConcurrentHashMap<>();

  /**
   * How Maven calls a jar.
   *
   * @param group empty where neither the jar nor its place tells
   * @param artifact without a version
   * @param version {@code unknown} where the name has none
   */
  record Coordinates(String group, String artifact, String version) {
    String name() {
      return group.isEmpty() ? artifact : group + ":" + artifact;
    }
  }

  static ClassPath ofThisProcess() {
    return new ClassPath(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .filter(Files::exists)
            .toList());
  }

  List<Path> jars() {
    return entries.stream().filter(entry -> !Files.isDirectory(entry)).toList();
  }

  /** The digest of a jar's octets. */
  static Digest digest(Path jar) {
    try {
      Object time = Files.getLastModifiedTime(jar);
      String key = jar.toAbsolutePath() + " " + Files.size(jar) + " " + time;
      Digest known = DIGESTS.get(key);
      if (known == null) {
        known = Digest.of(jar);
        DIGESTS.put(key, known);
      }
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * By the jar's own properties, or else by its place below {@code repository}, whose folders spell
   * group, artifact and version.
   */
  static Coordinates coordinates(Path jar, Optional<Path> repository) {
    Path place = jar.toAbsolutePath().normalize();
    return repository
        .filter(place::startsWith)
        .flatMap(root -> bySpelling(root.relativize(place)))
        .or(() -> byProperties(place))
        .orElseGet(() -> byName(place));
  }

  /** The local Maven repository, where one of these jars tells that it lies in one. */
  Optional<Path> repository() {
    for (Path jar : jars()) {
      Path place = jar.toAbsolutePath().normalize();
      Optional<Path> root = byProperties(place).flatMap(named -> root(place, named));
      if (root.isPresent()) {
        return root;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> root(Path jar, Coordinates named) {
    Path spelled = Path.of(named.group().replace('.', '/'), named.artifact(), named.version());
    Path folder = jar.getParent();
    if (!folder.endsWith(spelled)) {
      return Optional.empty();
    }
    int names = folder.getNameCount() - spelled.getNameCount();
    return Optional.of(folder.getRoot().resolve(folder.subpath(0, names)));
  }

  private static Optional<Coordinates> bySpelling(Path place) {
    int names = place.getNameCount();
    if (names < 4) {
      return Optional.empty();
    }
    String group = place.subpath(0, names - 3).toString().replace(File.separatorChar, '.');
    return Optional.of(
        new Coordinates(
            group, place.getName(names - 3).toString(), place.getName(names - 2).toString()));
  }

  /** Shaded jars hold the properties of others too, so the artifact must be that of the file. */
  private static Optional<Coordinates> byProperties(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().matches(POM)).toList()) {
        Properties properties = new Properties();
        try (InputStream in = zip.getInputStream(entry)) {
          properties.load(in);
        }
        String artifact = properties.getProperty("artifactId", "");
        String version = properties.getProperty("version", "");
        if (jar.getFileName().toString().startsWith(artifact + "-" + version)) {
          return Optional.of(
              new Coordinates(properties.getProperty("groupId", ""), artifact, version));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Coordinates byName(Path jar) {
    String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
    String artifact = name.replaceFirst("-\\d.*$", "");
    return new Coordinates(
        "",
        artifact,
        artifact.length() < name.length() ? name.substring(artifact.length() + 1) : "unknown");
  }
}
