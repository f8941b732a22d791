package org.hallmark.audit.markers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hallmark.audit.Answer;
import org.hallmark.audit.TranscriptPlan;
import org.hallmark.cli.plan.ReleasePlans;
import org.hallmark.privacy.entropy.PrivateEntropy;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.git.History;
import org.hallmark.provenance.git.Person;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.hallmark.tables.parquet.ParquetTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does anything private show in a release, in what its making prints, or in what it leaves behind?
 * The source holds records that cannot be mistaken for anything else; the release is made in a JVM
 * of its own with folders of its own, by a plan whose privacy unit has many records. Beside it
 * stands the proof that the search would find each marker wherever it might be.
 */
class MarkersTest {
  private static final int RECORDS = 17_389;
  private static final int ODD_RECORDS = 61;
  private static final double FAR_SPEED = 8_675_309.171875;
  private static final int FAR_COUNT = 76_543_217;
  private static final String ODD_EDGE = "Xylograph-Quokka-7719";
  private static final String IGNORED = "zq-okapi-margin-4417";
  private static final String FILE_NAME = "narwhal-brook-5208.csv";

  @TempDir static Path folder;
  private static Path release;
  private static List<Marker> markers;
  private static Schema schema;

  @BeforeAll
  static void makeRelease() throws Exception {
    Path source = source(Files.createDirectory(folder.resolve("given")));
    Path plan = source.resolveSibling("plan.yaml");
    Files.writeString(plan, plan());
    schema = ReleasePlans.read(plan).schema();
    release = folder.resolve("made/release");
    Path state = folder.resolve("state");
    Command.release(folder, plan, release, state);
    markers = new ArrayList<>(markers(source));
    markers.addAll(new OwnersSecrets(state, release).markers());
  }

  @Test
  void release_fromMarkedSource_holdsAndLeavesNoMarker() throws IOException {
    MarkerScan scan = scan();
    for (String place : List.of("made", "printed", "temporary", "home", "here")) {
      assertTrue(Files.isDirectory(folder.resolve(place)), place);
      scan.tree(folder.resolve(place));
    }
    assertEquals(new TreeSet<>(), scan.found());
    assertTrue(Files.size(folder.resolve("printed/err")) > 0);
  }

  /** What is searched is a release indeed, and its claim is about units of several records. */
  @Test
  void release_ofUnitsOfSeveralRecords_verifies() {
    String trust = release.resolveSibling("release.trust.yaml").toString();
    Answer answer = Answer.run("verify", release.toString(), "--trust", trust);
    assertEquals(0, answer.status(), answer.text());
    assertTrue(answer.text().contains("privacy-plan"), answer.text());
  }

  @Test
  void temporaryFolder_afterRelease_isEmpty() throws IOException {
    for (String place : List.of("temporary", "here")) {
      try (var left = Files.list(folder.resolve(place))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void derivedKeys_areThoseOfTheProgram() throws Exception {
    OwnersSecrets secrets = new OwnersSecrets(folder.resolve("state"), release);
    byte[] key = secrets.streamKey("noise", "speed", 0, "speed");
    Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, 0, 32, "AES"),
        new IvParameterSpec(Arrays.copyOfRange(key, 32, 48)));
    long first =
        PrivateEntropy.of(ReleaseSecret.of(secrets.secret()), secrets.context()).stream(
                "noise", "speed", "speed")
            .nextLong();
    assertArrayEquals(ByteBuffer.allocate(8).putLong(first).array(), cipher.update(new byte[8]));
  }

  /** The twin: what is planted on purpose is found, whatever it is and wherever it lies. */
  @Test
  void scan_markerInAnyContainer_findsIt() throws IOException {
    for (Marker marker : markers) {
      byte[] sample = bytes(" " + marker.sample() + " ");
      for (Map.Entry<String, byte[]> container : containers(sample).entrySet()) {
        MarkerScan scan = scan();
        scan.bytes(container.getKey(), container.getValue());
        String found = marker.name() + " in " + container.getKey();
        assertTrue(scan.found().contains(found), found);
      }
    }
  }

  @Test
  void scan_numberInTable_findsIt() throws IOException {
    double[][] cells = new double[schema.columns().size()][1];
    cells[schema.names().indexOf("seed")][0] = 1;
    for (Map.Entry<String, Double> cell :
        Map.of("speed_m_s", FAR_SPEED, "departed", (double) FAR_COUNT, "left", (double) RECORDS)
            .entrySet()) {
      cells[schema.names().indexOf(cell.getKey())][0] = cell.getValue();
    }
    MarkerScan scan = scan();
    scan.bytes("table", ParquetTables.bytes(Table.of(schema, cells)));
    assertEquals(
        new TreeSet<>(
            List.of("far count in table", "far speed in table", "number of records in table")),
        scan.found());
  }

  @Test
  void scan_markerInHistoryOrFileName_findsIt() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("planted"));
    History history = History.empty();
    byte[] json =
        CanonicalJson.bytes(Map.of("deep", Base64.getEncoder().encodeToString(bytes(ODD_EDGE))));
    history.commit(
        new TreeMap<>(Map.of("results.json", json)),
        "A message with " + IGNORED,
        new Person("Nobody", "nobody@example.invalid"),
        Instant.EPOCH);
    history.writeTo(tree.resolve(".git"));
    Files.writeString(tree.resolve("copy of " + FILE_NAME), "");
    MarkerScan scan = scan();
    scan.tree(tree);
    String found = scan.found().toString();
    assertEquals(3, scan.found().size(), found);
    assertTrue(found.contains("odd edge in planted/.git/objects/pack/pack-"), found);
    assertTrue(found.contains("ignored cell in planted/.git/objects/pack/pack-"), found);
    assertTrue(found.contains("file name in name of planted/copy of"), found);
  }

  private static MarkerScan scan() {
    return new MarkerScan(markers, new Decodings(schema));
  }

  /** One way to write a sample down for each kind of place in a release or beside it. */
  private static Map<String, byte[]> containers(byte[] sample) throws IOException {
    Map<String, byte[]> containers = new LinkedHashMap<>();
    containers.put("plain", sample);
    containers.put("hex", bytes(HexFormat.of().formatHex(sample)));
    containers.put("upper hex", bytes(HexFormat.of().withUpperCase().formatHex(sample)));
    for (int shift = 0; shift < 3; shift++) {
      byte[] shifted = bytes("\0".repeat(shift) + latin(sample));
      containers.put("base64 at " + shift, Base64.getEncoder().encode(shifted));
      containers.put("base64url at " + shift, Base64.getUrlEncoder().encode(shifted));
      containers.put(
          "hex in base64 at " + shift,
          Base64.getEncoder().encode(bytes("\0".repeat(shift) + HexFormat.of().formatHex(sample))));
    }
    containers.put("gzip", packed(GZIPOutputStream::new, sample));
    containers.put("git object", packed(DeflaterOutputStream::new, sample));
    containers.put(
        "base64 in gzip", packed(GZIPOutputStream::new, Base64.getEncoder().encode(sample)));
    if (latin(sample).chars().allMatch(c -> c < 0x80)) {
      StringBuilder json = new StringBuilder();
      StringBuilder html = new StringBuilder();
      latin(sample).chars().forEach(c -> json.append(String.format("\\u%04x", c)));
      latin(sample).chars().forEach(c -> html.append("&#").append(c).append(';'));
      containers.put("json escapes", bytes(json.toString()));
      containers.put("html escapes", bytes(html.toString()));
    }
    return containers;
  }

  /** Wraps a stream in one that packs. */
  private interface Packing {
    OutputStream of(OutputStream out) throws IOException;
  }

  private static byte[] packed(Packing packing, byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.of(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  /**
   * With few noised sums: among 100 kB of noise one of the 20 forms of four octets turns up with a
   * probability of 5e-4.
   */
  private static String plan() throws IOException {
    return TranscriptPlan.text()
        .replace("hidden: [4]\n  head: 4", "hidden: [1]\n  head: 1")
        .replace("steps: 20", "steps: 3")
        .replace("unit: record", "unit: {name: edge-run, columns: [seed, edge], records: 10}")
        .replace("nominalSize: 2000", "nominalSize: 40")
        .replace("batch: 64", "batch: 8")
        .replace("data/edges.csv", FILE_NAME);
  }

  /** The example's rows again and again, with records among them that tell where they come from. */
  private static Path source(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../examples/tiny/data/edges.csv"));
    List<String> header = List.of(lines.get(0).split(","));
    StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
    for (int i = 0; i < RECORDS; i++) {
      String[] cells = lines.get(1 + i % (lines.size() - 1)).split(",", -1);
      cells[header.indexOf("scenario")] = IGNORED;
      if (i % 100 == 7) {
        cells[header.indexOf("speed_m_s")] = Double.toString(FAR_SPEED);
        cells[header.indexOf("departed")] = Integer.toString(FAR_COUNT);
      }
      text.append(String.join(",", cells)).append('\n');
    }
    for (int i = 0; i < ODD_RECORDS; i++) {
      String[] cells = lines.get(1).split(",", -1);
      cells[header.indexOf("edge")] = ODD_EDGE;
      text.append(String.join(",", cells)).append('\n');
    }
    return Files.writeString(folder.resolve(FILE_NAME), text);
  }

  private static List<Marker> markers(Path source) throws IOException {
    byte[] bytes = Files.readAllBytes(source);
    return List.of(
        Marker.number("far speed", FAR_SPEED),
        Marker.number("far count", FAR_COUNT),
        Marker.text("odd edge", ODD_EDGE),
        Marker.text("ignored cell", IGNORED),
        Marker.text("file name", FILE_NAME),
        Marker.count("number of records", RECORDS),
        Marker.count("number of lines", RECORDS + ODD_RECORDS),
        Marker.count("size of the source", bytes.length),
        Marker.octets("digest of the source", Digest.of(bytes).bytes()));
  }

  private static byte[] bytes(String latin) {
    return latin.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
