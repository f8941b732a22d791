package org.hallmark.provenance.sign;

import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;

/**
 * What an OpenSSF model signature 1.0 says of a model: its files with their digests, and one digest
 * over these.
 *
 * <p>Its reader must find exactly these files in the model's folder.
 *
 * @param model the folder's name
 * @param files digest by path in the folder; at least one
 */
public record ModelSignature(String model, SortedMap<String, Digest> files) {
  /** How the predicate is read. */
  public static final String TYPE = "https://model_signing/signature/v1.0";

  private static final String SHA256 = "sha256";

  public ModelSignature {
    files = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Digest>) files));
    if (files.isEmpty()) {
      throw new IllegalArgumentException("files must not be empty. Provided value: " + files);
    }
  }

  /** The model and the SHA-256 over its files' digests, in the order of their paths. */
  public Subject subject() {
    MessageDigest sha = Digest.sha256();
    files.values().forEach(file -> sha.update(file.bytes()));
    return new Subject(model, new Digest(HexFormat.of().formatHex(sha.digest())));
  }

  /** The predicate about that subject. */
  public Map<String, Object> predicate() {
    List<Map<String, String>> resources =
        files.entrySet().stream()
            .map(
                file ->
                    Map.of(
                        "name",
                        file.getKey(),
                        "algorithm",
                        SHA256,
                        "digest",
                        file.getValue().hex()))
            .toList();
    Map<String, Object> serialization =
        Map.of(
            "method",
            "files",
            "hash_type",
            SHA256,
            "allow_symlinks",
            false,
            "ignore_paths",
            List.of());
    return Map.of("serialization", serialization, "resources", resources);
  }
}
