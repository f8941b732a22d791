package org.hallmark.cli.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.preregistration.run.RunOpen;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.provenance.files.FileEntry;
import org.hallmark.provenance.json.CanonicalJson;

/**
 * The metadata that other tools read: RO-Crate 1.2, Croissant 1.1, CITATION.cff, a README and Git
 * attributes. Of a confidential source they carry its title and the commitment to it alone.
 */
public final class Packaging {
  /**
   * Id and version of these files and of what attestations say beside their subjects: the same id
   * gives the same bytes.
   */
  public static final String VERSION = "hallmark-packaging-v3";

  static final String SYNTHETIC =
      "This dataset is synthetic: a generative model drew every row. No row is a record of the source.";

  /** Characters of a time that are its date. */
  private static final int DATE = "2026-01-01".length();

  private Packaging() {}

  /**
   * Every metadata file by path.
   *
   * @param seal what was fixed before the first run
   * @param open how the run began that made the data
   * @param data the data files already made
   * @param hallmark the version of the program that made them
   */
  public static SortedMap<String, byte[]> files(
      ReleasePlan plan,
      Seal seal,
      RunOpen open,
      SortedMap<String, FileEntry> data,
      String hallmark) {
    String date = open.openedAt().substring(0, Math.min(DATE, open.openedAt().length()));
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(".gitattributes", utf8("* -text\n"));
    files.put("README.md", utf8(readme(plan)));
    files.put("CITATION.cff", utf8(citation(plan, date)));
    files.put("croissant.json", CanonicalJson.bytes(Croissant.of(plan, open, date, data)));
    files.put(
        RoCrate.PATH, CanonicalJson.bytes(RoCrate.of(plan, seal, open, date, data, hallmark)));
    plan.codecheck().ifPresent(paper -> files.put(Codecheck.PATH, Codecheck.bytes(paper)));
    return files;
  }

  /** The paths of those metadata files that only some plans ask for. */
  public static List<String> asked(ReleasePlan plan) {
    return plan.codecheck().map(paper -> List.of(Codecheck.PATH)).orElse(List.of());
  }

  private static String readme(ReleasePlan plan) {
    return "# "
        + plan.frame().title()
        + "\n\n"
        + SYNTHETIC
        + "\n\nRead `report/report.html` (on paper: `report/report.pdf`) for what it is good for and what it is not. Check every number of it with\n\n"
        + "    hallmark verify . --trust TRUST.yaml\n\nLicence: "
        + plan.frame().licence()
        + "\n";
  }

  private static String citation(ReleasePlan plan, String date) {
    StringBuilder cff = new StringBuilder("cff-version: 1.2.0\ntype: dataset\n");
    cff.append("message: Please cite this dataset as below.\n");
    cff.append("title: ").append(quoted(plan.frame().title())).append('\n');
    cff.append("license: ").append(quoted(plan.frame().licence())).append('\n');
    cff.append("date-released: ").append(date).append("\nauthors:\n");
    plan.frame().creators().forEach(c -> cff.append("  - name: ").append(quoted(c)).append('\n'));
    return cff.toString();
  }

  /** A YAML double-quoted scalar; JSON strings are a subset of them. */
  private static String quoted(String text) {
    return new String(CanonicalJson.bytes(text), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
