package org.hallmark.preregistration.seal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.LengthFramed;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Node;
import org.hallmark.provenance.json.Records;

/**
 * Everything that is fixed about a release before a run: the sealed plan, its amendments, and the
 * outside values that the seeds wait for.
 *
 * <p>The effective plan is the sealed one with all amendments up to some number, and its digest is
 * a chain over them, so that no two histories of amendments have one digest, even where one
 * amendment takes another back.
 *
 * @param files the bytes of every such file by its path
 */
public record Registration(SortedMap<String, byte[]> files) {
  public static final String PLAN = "plan.json";
  public static final String SEAL = "seal.json";

  /** More amendments than this are no plan; files of further ones are a gap. */
  public static final int MOST_AMENDMENTS = 99;

  private static final String FRESHNESS = "freshness.json";
  private static final String TIMESTAMP = "timestamp.tsr";
  private static final String AMENDMENTS = "amendments/";

  public Registration {
    files = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, byte[]>) files));
  }

  /** The registration among the files of a release. */
  public static Registration of(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> own = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          if (isPart(path)) {
            own.put(path, bytes);
          }
        });
    return new Registration(own);
  }

  /** Does a file of this path belong to a registration? */
  public static boolean isPart(String path) {
    return path.equals(PLAN)
        || path.equals(SEAL)
        || path.equals(FRESHNESS)
        || path.equals(TIMESTAMP)
        || path.startsWith(AMENDMENTS);
  }

  /** Where an amendment lies. */
  public static String amendmentPath(int number) {
    return numbered(number) + ".json";
  }

  /** Where the outside value lies that was fixed after so many amendments. */
  public static String freshnessPath(int amendments) {
    return amendments == 0 ? FRESHNESS : numbered(amendments) + ".freshness.json";
  }

  /** Where a time-stamping authority's reply lies, after so many amendments. */
  public static String timestampPath(int amendments) {
    return amendments == 0 ? TIMESTAMP : numbered(amendments) + ".tsr";
  }

  private static String numbered(int number) {
    return AMENDMENTS + String.format(Locale.ROOT, "%04d", number);
  }

  /** This with more files. */
  public Registration with(SortedMap<String, byte[]> more) {
    SortedMap<String, byte[]> all = new TreeMap<>((Map<String, byte[]>) files);
    all.putAll(more);
    return new Registration(all);
  }

  /** How many amendments there are, counted without a gap. */
  public int amendments() {
    int number = 0;
    while (number < MOST_AMENDMENTS && files.containsKey(amendmentPath(number + 1))) {
      number++;
    }
    return number;
  }

  /** An amendment. */
  public Amendment amendment(int number) throws MalformedDocumentException {
    return Records.read(amendmentPath(number), bytes(amendmentPath(number)), Amendment.class);
  }

  /** All amendments, in order. */
  public List<Amendment> all() throws MalformedDocumentException {
    List<Amendment> all = new ArrayList<>();
    for (int number = 1; number <= amendments(); number++) {
      all.add(amendment(number));
    }
    return all;
  }

  /** The bytes of the plan after so many amendments. */
  public byte[] effectivePlan(int amendments) throws MalformedDocumentException {
    Node plan = Documents.canonicalJson(PLAN, bytes(PLAN));
    for (int number = 1; number <= amendments; number++) {
      plan = Changes.apply(plan, amendment(number).changes(), amendmentPath(number));
    }
    return CanonicalJson.bytes(plan);
  }

  /** The digest that runs after so many amendments are bound to. */
  public Digest effectiveDigest(int amendments) throws MalformedDocumentException {
    Digest digest = Digest.of(bytes(PLAN));
    for (int number = 1; number <= amendments; number++) {
      digest =
          Digest.of(
              LengthFramed.of("hallmark-effective-plan-v1")
                  .and(digest.bytes())
                  .and(Digest.of(bytes(amendmentPath(number))).bytes())
                  .bytes());
    }
    return digest;
  }

  /** What the next amendment must name as the entry before it. */
  public Digest head() throws MalformedDocumentException {
    return headBefore(amendments() + 1);
  }

  Digest headBefore(int number) throws MalformedDocumentException {
    return Digest.of(bytes(number == 1 ? SEAL : amendmentPath(number - 1)));
  }

  /** How many amendments a run was opened under. */
  public int amendmentsAt(int run) throws MalformedDocumentException {
    int number = 0;
    while (number < amendments() && amendment(number + 1).afterRun() < run) {
      number++;
    }
    return number;
  }

  /** The digest that a run is bound to. */
  public Digest planOf(int run) throws MalformedDocumentException {
    return effectiveDigest(amendmentsAt(run));
  }

  /** The outside value that was fixed after so many amendments, if there is one. */
  public Optional<Freshness> freshness(int amendments) throws MalformedDocumentException {
    String path = freshnessPath(amendments);
    return files.containsKey(path)
        ? Optional.of(Records.read(path, files.get(path), Freshness.class))
        : Optional.empty();
  }

  /** What of outside values enters the seeds of a run: {@code none} without one. */
  public String seedText(int run) throws MalformedDocumentException {
    return freshness(amendmentsAt(run)).map(Freshness::seedText).orElse("none");
  }

  /** The paths of an outside value that was fixed after so many amendments. */
  public List<String> freshnessFiles(int amendments) {
    return List.of(freshnessPath(amendments), timestampPath(amendments)).stream()
        .filter(files::containsKey)
        .toList();
  }

  /** The bytes of a file. */
  public byte[] bytes(String path) throws MalformedDocumentException {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw new MalformedDocumentException(path, "", "a file", "absent");
    }
    return bytes;
  }
}
