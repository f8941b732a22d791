package org.hallmark.audit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hallmark.audit.hostile.Attack.Hand.OWNER;
import static org.hallmark.audit.hostile.Attack.Hand.STRANGER;
import static org.hallmark.audit.hostile.Attack.atSeal;
import static org.hallmark.audit.hostile.RunAttacks.owner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Node;

/** Attacks by what people and other programs read: the report, the metadata, the manifest. */
final class PublicationAttacks {
  private static final byte[] README = "# Real data\n".getBytes(StandardCharsets.UTF_8);

  private PublicationAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack(
            "report-edited",
            STRANGER,
            "A11; report edited",
            "A word of the report is another.",
            bench -> {
              Path release = bench.copy();
              Path report = release.resolve(ReleaseFiles.REPORT_HTML);
              Files.writeString(report, Files.readString(report).replace("supported", "proven"));
              return bench.hand(release);
            },
            atSeal(
                "report-differs",
                "root-differs",
                "tree-differs",
                "sum-differs",
                "statement-subject")),
        owner(
            "report-edited-and-signed",
            "A11; report edited",
            "A word of the report is another, and the owner signs it.",
            owner ->
                owner.replace(
                    ReleaseFiles.REPORT_HTML,
                    text(owner, ReleaseFiles.REPORT_HTML).replace("supported", "proven")),
            atSeal("report-differs")),
        owner(
            "report-on-paper-edited",
            "A11; report edited",
            "The report on paper goes on after its end, and the owner signs it.",
            owner ->
                owner.replace(
                    ReleaseFiles.REPORT_PDF,
                    (new String(owner.assemble().get(ReleaseFiles.REPORT_PDF), ISO_8859_1)
                            + "% a later page\n")
                        .getBytes(ISO_8859_1)),
            new Attack.Refuted("report-differs", Set.of(), Tier.RECOMPUTE, Anchor.RELEASE)),
        owner(
            "report-with-a-script",
            "A36",
            "The report runs a script in the browser of whoever opens it.",
            owner ->
                owner.replace(
                    ReleaseFiles.REPORT_HTML,
                    text(owner, ReleaseFiles.REPORT_HTML)
                        .replace("</body>", "<script>fetch('https://invalid')</script></body>")),
            atSeal("report-differs")),
        new Attack(
            "report-of-an-unknown-renderer",
            OWNER,
            "A23, A40",
            "A renderer that nobody has made the report, without its claims.",
            bench -> {
              Forger forger = bench.owner().version("renderer", "hallmark-report-v9");
              Node report =
                  Documents.json(
                      ReleaseFiles.REPORT_JSON, forger.assemble().get(ReleaseFiles.REPORT_JSON));
              Map<String, Object> members = new TreeMap<>(report.members());
              members.put("claims", List.of());
              return bench.hand(
                  forger.replace(ReleaseFiles.REPORT_JSON, CanonicalJson.bytes(members)));
            },
            atSeal("report-differs")),
        owner(
            "readme-says-real",
            "synthetic flag",
            "The page that people read first calls the data real.",
            owner -> owner.put("README.md", README),
            atSeal("metadata-differs")),
        owner(
            "croissant-of-other-data",
            "Croissant 1.1",
            "The metadata for machine learning have the digest of other data.",
            owner -> {
              String honest = text(owner, "croissant.json");
              return owner.put(
                  "croissant.json",
                  honest
                      .replaceFirst("\"sha256\":\"[0-9a-f]{8}", "\"sha256\":\"00000000")
                      .getBytes(StandardCharsets.UTF_8));
            },
            atSeal("metadata-differs")),
        owner(
            "artifact-beyond-the-list",
            "A40; OMS #501",
            "A further file is listed and signed, which the plan does not call for.",
            owner -> owner.put("data/more.csv", README),
            atSeal("manifest-artifacts")),
        owner(
            "manifest-of-another-name",
            "A43",
            "The manifest calls the release otherwise than the plan.",
            owner -> manifest(owner, "\"name\":\"tiny-traffic\"", "\"name\":\"tidy-traffic\""),
            atSeal("manifest-name")),
        owner(
            "manifest-of-another-plan",
            "A43",
            "The manifest names another plan.",
            owner -> {
              String plan = "\"plan\":\"sha256:" + owner.plan().sealed().digest().hex();
              return manifest(owner, plan, "\"plan\":\"sha256:" + "0".repeat(64));
            },
            atSeal("manifest-plan")));
  }

  private static Forger manifest(Forger owner, String honest, String forged) throws Exception {
    String text = text(owner, "manifest.json");
    if (!text.contains(honest)) {
      throw new IllegalStateException("nothing was changed");
    }
    return owner.replace("manifest.json", text.replace(honest, forged));
  }

  private static String text(Forger owner, String path) throws Exception {
    return new String(owner.assemble().get(path), StandardCharsets.UTF_8);
  }
}
