package org.hallmark.provenance.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.files.Scan;

/** A release in memory: what a scan of its folder would give. */
final class Releases {
  private Releases() {}

  static SortedMap<String, byte[]> contents() {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    contents.put("plan.json", bytes("{}"));
    contents.put("data/synthetic-00000.parquet", bytes("PAR1"));
    contents.put("report/report.html", bytes("<html>"));
    contents.put("attestations/release.sigstore.json", bytes("{}"));
    contents.put(Manifest.PATH, manifest(entries(contents)).bytes());
    contents.put(Sha256Sums.PATH, Sha256Sums.bytes(entries(contents)));
    return contents;
  }

  static Manifest manifest(SortedMap<String, FileEntry> files) {
    return Manifest.of(
        "example",
        1,
        Digest.of(bytes("plan")),
        new TreeMap<>(Map.of("renderer", "html-v1")),
        new TreeMap<>(Map.of("numericMode", "avx2")),
        List.of(new Component("hallmark", "0.1.0", Digest.of(bytes("jar")))),
        files,
        List.of("report/report.html"),
        List.of("attestations/release.sigstore.json"));
  }

  static Scan scan(SortedMap<String, byte[]> contents) {
    return new Scan(entries(contents), List.of(), contents);
  }

  static SortedMap<String, FileEntry> entries(SortedMap<String, byte[]> contents) {
    SortedMap<String, FileEntry> files = new TreeMap<>();
    contents.forEach(
        (path, content) ->
            files.put(path, new FileEntry(path, content.length, Digest.of(content))));
    return files;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
