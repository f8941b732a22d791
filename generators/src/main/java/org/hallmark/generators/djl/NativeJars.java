package org.hallmark.generators.djl;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;

/**
 * The jars that native libraries come out of, known by their digests, for whoever must not load
 * anything else: an auditor has confidential rows in the same process.
 */
final class NativeJars {
  /** What a jar has in it, and its digest: those of Maven Central, of the versions in the pom. */
  static final SortedMap<String, Digest> DIGESTS =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  "native/lib/pytorch.properties",
                  new Digest("1769928feaaa2389b4aa68390e7787ce1707290258b167d016a200fced4b8c39"),
                  "jnilib/pytorch.properties",
                  new Digest("ec85fc26b76fb6919c38a5caccc96e2fc139d9e6919ffa65bed3d54e6ea8e380"))));

  /** By these DJL would load libraries from elsewhere, or download them. */
  private static final List<String> DETOURS =
      List.of(
          "PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION", "PYTORCH_FLAVOR", "LIBSTDCXX_LIBRARY_PATH");

  private NativeJars() {}

  /**
   * Why libraries might come from elsewhere, if so.
   *
   * @param environment of this process
   */
  static Optional<String> problem(Map<String, String> environment) throws IOException {
    for (String detour : DETOURS) {
      if (environment.containsKey(detour) || System.getProperty(detour) != null) {
        return Optional.of(detour + " is set, which leads to other native libraries; unset it");
      }
    }
    for (Map.Entry<String, Digest> known : DIGESTS.entrySet()) {
      if (!digests(known.getKey()).equals(List.of(known.getValue()))) {
        return Optional.of(
            "the native libraries of PyTorch are not those of this program; build it again");
      }
    }
    return Optional.empty();
  }

  private static List<Digest> digests(String resource) throws IOException {
    List<Digest> digests = new ArrayList<>();
    for (URL url : Collections.list(NativeJars.class.getClassLoader().getResources(resource))) {
      URLConnection connection = url.openConnection();
      if (connection instanceof JarURLConnection jar) {
        digests.add(Digest.of(Path.of(jar.getJarFile().getName())));
      } else {
        digests.add(Digest.of(new byte[0]));
      }
    }
    return digests;
  }
}
