package org.hallmark.cli.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.cli.release.ClassPath.Coordinates;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.manifest.Component;

/**
 * The software that a run uses: every jar of the class path with its digest, the native libraries
 * that PyTorch's jars hold, and the digest of Hallmark's own code.
 */
public final class Software {
  private static final String OWN = "hallmark-";
  private static final String NATIVES = "natives.json";

  private Software() {}

  /** Every jar of the class path and PyTorch's native libraries, by name. */
  static List<Component> components() {
    ClassPath path = ClassPath.ofThisProcess();
    Optional<Path> repository = path.repository();
    Node natives = natives();
    List<Component> components = new ArrayList<>();
    for (Path jar : path.jars()) {
      Coordinates named = ClassPath.coordinates(jar, repository);
      Digest digest = ClassPath.digest(jar);
      components.add(new Component(named.name(), named.version(), digest));
      natives
          .member(digest.hex())
          .ifPresent(
              held ->
                  held.members()
                      .forEach(
                          (name, sha256) ->
                              components.add(
                                  new Component(
                                      name, named.version(), new Digest(sha256.text())))));
    }
    components.sort(
        Comparator.comparing(Component::name)
            .thenComparing(Component::version)
            .thenComparing(component -> component.sha256().hex()));
    return components;
  }

  /** One digest of Hallmark's own code: its jars, or its class folders where there are no jars. */
  public static Digest ownCode() {
    SortedMap<String, Digest> own = new TreeMap<>();
    for (Path entry : ClassPath.ofThisProcess().entries()) {
      if (Files.isDirectory(entry)) {
        classes(entry, own);
      } else if (entry.getFileName().toString().startsWith(OWN)) {
        own.put(entry.getFileName().toString(), ClassPath.digest(entry));
      }
    }
    LengthFramed framed = LengthFramed.of("hallmark-code-v1");
    own.forEach((name, digest) -> framed.and(name).and(digest.bytes()));
    return Digest.of(framed.bytes());
  }

  /**
   * The SHA-256 of each native library, by its jar's: a jar with this digest holds these bytes, so
   * that half a gigabyte need not be unpacked and read again for every release. {@code InteropTest}
   * unpacks them.
   */
  static Node natives() {
    try (InputStream in = Software.class.getResourceAsStream(NATIVES)) {
      return Documents.json(NATIVES, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("the program's own list must be readable", e);
    }
  }

  private static void classes(Path folder, SortedMap<String, Digest> into) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        into.put(folder.relativize(file).toString(), Digest.of(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
