package org.hallmark.cli.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.files.DurableFiles;

/**
 * Where PyTorch's native libraries are unpacked, once for all runs of this user.
 *
 * <p>The engine believes whatever lies there under the right name. A manifest names the libraries
 * of the jars, so those that were unpacked are held against them before the engine starts: by
 * length and CRC-32, which the jars state of each. That finds what is stale or damaged; nobody but
 * the user can write there.
 */
public final class NativeCache {
  private static final String PYTORCH = "pytorch";

  /** The libraries of the one platform that the build brings natives for. */
  private static final String LIBRARY =
      "(pytorch/cpu/linux-x86_64|jnilib/linux-x86_64/cpu)/[^/]+\\.so[^/]*";

  /** A process loads the engine once, and so looks once. */
  private static final Set<Path> LOOKED_AT = ConcurrentHashMap.newKeySet();

  private NativeCache() {}

  /** Made where it is not there, and rid of libraries that are not those of the jars. */
  public static Path folder(World world) throws IOException {
    Path cache =
        world
            .variable("XDG_CACHE_HOME")
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    Path folder = DurableFiles.privateFolder(cache.resolve("hallmark"));
    if (LOOKED_AT.add(folder)) {
      List<Path> jars =
          ClassPath.ofThisProcess().jars().stream()
              .filter(jar -> jar.getFileName().toString().startsWith(PYTORCH))
              .toList();
      removeOthers(folder.resolve(PYTORCH), jars);
    }
    return folder;
  }

  /**
   * Removes unpacked libraries that differ from those of the jars; the engine unpacks them anew.
   */
  static void removeOthers(Path unpacked, List<Path> jars) throws IOException {
    if (!Files.isDirectory(unpacked)) {
      return;
    }
    Map<String, ZipEntry> libraries = libraries(jars);
    List<Path> files;
    try (Stream<Path> all = Files.walk(unpacked)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      // The engine puts its own version before the name of the library that binds it.
      String name = file.getFileName().toString().replaceFirst("^\\d[\\d.]*-", "");
      ZipEntry library = libraries.get(name);
      if (library != null && !isSame(file, library)) {
        DurableFiles.deleteTree(unpacked);
        return;
      }
    }
  }

  private static Map<String, ZipEntry> libraries(List<Path> jars) throws IOException {
    Map<String, ZipEntry> libraries = new HashMap<>();
    for (Path jar : jars) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        zip.stream()
            .filter(entry -> entry.getName().matches(LIBRARY))
            .forEach(
                entry ->
                    libraries.put(
                        entry.getName().substring(entry.getName().lastIndexOf('/') + 1), entry));
      }
    }
    return libraries;
  }

  private static boolean isSame(Path file, ZipEntry library) throws IOException {
    if (Files.size(file) != library.getSize()) {
      return false;
    }
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
      byte[] buffer = new byte[1 << 20];
      while (in.read(buffer) >= 0) {
        // The stream sums up what passes.
      }
    }
    return crc.getValue() == library.getCrc();
  }
}
