package org.hallmark.cli.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.release.Version;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.files.ReleaseFolder;
import org.hallmark.provenance.files.Scan;
import org.hallmark.provenance.git.GitBundle;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * A release as a bag of BagIt 1.0 (RFC 8493): its files under {@code data/release/}, the bundle of
 * its history at {@code data/history.bundle}, and manifests by SHA-256 and SHA-512.
 */
final class Bag {
  private static final String RELEASE = "data/release/";
  private static final String HISTORY = "data/history.bundle";
  private static final Map<String, String> ALGORITHMS = algorithms();

  private final Path release;
  private final Path bag;
  private final Instant now;
  private final Map<String, SortedMap<String, String>> payload = new LinkedHashMap<>();
  private final Map<String, SortedMap<String, String>> tags = new LinkedHashMap<>();
  private long octets;
  private int files;

  Bag(Path release, Path bag, Instant now) {
    this.release = release;
    this.bag = bag;
    this.now = now;
    ALGORITHMS.keySet().forEach(name -> payload.put(name, new TreeMap<>()));
    ALGORITHMS.keySet().forEach(name -> tags.put(name, new TreeMap<>()));
  }

  private static Map<String, String> algorithms() {
    Map<String, String> algorithms = new LinkedHashMap<>();
    algorithms.put("sha256", "SHA-256");
    algorithms.put("sha512", "SHA-512");
    return algorithms;
  }

  /** Writes the bag; returns the octets of its payload. */
  long write() throws IOException {
    Scan scan = ReleaseFolder.scan(release, Limits.standard());
    if (!scan.findings().isEmpty()) {
      throw Refusal.usage(
          release + " holds what no release holds; 'hallmark verify' says what: not exported");
    }
    Files.createDirectory(bag);
    for (String path : scan.files().keySet()) {
      Digest copied = payload(release.resolve(path), RELEASE + path);
      if (!copied.equals(scan.files().get(path).sha256())) {
        throw Refusal.incomplete(path + " changed while it was copied; export again");
      }
    }
    history();
    tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    tag("bag-info.txt", information());
    for (Map.Entry<String, SortedMap<String, String>> manifest : payload.entrySet()) {
      tag("manifest-" + manifest.getKey() + ".txt", lines(manifest.getValue()));
    }
    for (Map.Entry<String, SortedMap<String, String>> manifest : tags.entrySet()) {
      DurableFiles.write(
          bag.resolve("tagmanifest-" + manifest.getKey() + ".txt"),
          lines(manifest.getValue()).getBytes(StandardCharsets.UTF_8));
    }
    return octets;
  }

  private void history() throws IOException {
    Path git = release.resolve(".git");
    if (!Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path bundle = Files.createTempFile("hallmark-export-", ".bundle");
    try {
      GitBundle.write(git, bundle);
      payload(bundle, HISTORY);
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          release + " has no history as releases have it; 'hallmark verify' says what is wrong");
    } finally {
      Files.deleteIfExists(bundle);
    }
  }

  private String information() {
    return "Bagging-Date: "
        + now.atZone(ZoneOffset.UTC).toLocalDate()
        + "\nBag-Software-Agent: hallmark "
        + Version.OF_HALLMARK
        + "\nPayload-Oxum: "
        + octets
        + "."
        + files
        + "\n";
  }

  /** Copies a file, hashing what is written, in one pass. */
  private Digest payload(Path from, String path) throws IOException {
    Path to = bag.resolve(path);
    Files.createDirectories(to.getParent());
    Map<String, MessageDigest> digests = new LinkedHashMap<>();
    for (Map.Entry<String, String> algorithm : ALGORITHMS.entrySet()) {
      digests.put(algorithm.getKey(), digest(algorithm.getValue()));
    }
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(from, LinkOption.NOFOLLOW_LINKS);
        OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        for (MessageDigest digest : digests.values()) {
          digest.update(buffer, 0, n);
        }
        octets += n;
      }
    }
    files++;
    digests.forEach(
        (name, digest) -> payload.get(name).put(path, HexFormat.of().formatHex(digest.digest())));
    return new Digest(payload.get("sha256").get(path));
  }

  private void tag(String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    DurableFiles.write(bag.resolve(path), bytes);
    ALGORITHMS.forEach(
        (name, algorithm) ->
            tags.get(name).put(path, HexFormat.of().formatHex(digest(algorithm).digest(bytes))));
  }

  /**
   * RFC 8493, 2.1.3: percent signs and line ends of names are encoded; releases have no line ends.
   */
  private static String lines(SortedMap<String, String> digests) {
    StringBuilder lines = new StringBuilder();
    digests.forEach(
        (path, digest) ->
            lines.append(digest).append("  ").append(path.replace("%", "%25")).append('\n'));
    return lines.toString();
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
