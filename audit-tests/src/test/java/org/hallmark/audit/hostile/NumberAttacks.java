package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.atSeal;
import static org.hallmark.audit.hostile.Attack.byData;
import static org.hallmark.audit.hostile.RunAttacks.owner;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Node;

/** Attacks by numbers and judgements that flatter, by an owner who signs them. */
final class NumberAttacks {
  private NumberAttacks() {}

  static List<Attack> all() {
    return Stream.of(measured(), judged(), versions()).flatMap(List::stream).toList();
  }

  private static List<Attack> measured() {
    return List.of(
        owner(
            "number-one-digit",
            "A11",
            "One digit of an interval's end is another, and the claims follow it.",
            NumberAttacks::digit,
            byData("measurement-differs")),
        owner(
            "number-floor-raised",
            "A11",
            "The score of a perfect generator is said to be worse than it is.",
            owner -> owner.set(ReleaseFiles.MEASUREMENTS, "/measurements/0/floor/upper", 0.25),
            byData("measurement-differs")),
        owner(
            "number-of-other-data",
            "A12, A20; metric recomputed on other data",
            "The histogram is of other synthetic data than the published ones.",
            owner -> {
              List<Long> counts = owner.results().measurements().get(0).synthetic();
              String cells = "/measurements/0/synthetic/";
              return owner
                  .set(ReleaseFiles.MEASUREMENTS, cells + 0, counts.get(0) + 1)
                  .set(ReleaseFiles.MEASUREMENTS, cells + 1, counts.get(1) + 1);
            },
            byData("measurement-differs")),
        owner(
            "number-of-violations",
            "A11",
            "A law's violations in the synthetic data are fewer than they are.",
            owner -> owner.set(ReleaseFiles.LAWS, "/laws/1/violations", 0).judgeAgain(),
            byData("law-differs")),
        owner(
            "number-of-fewer-than-no-rows",
            "A19; CVE-2026-39395",
            "A law was checked on -1 rows, with which nothing can be computed.",
            owner ->
                owner.replace(
                    ReleaseFiles.LAWS,
                    new String(owner.bytes(ReleaseFiles.LAWS), StandardCharsets.UTF_8)
                        .replaceFirst("\"checked\":[0-9]+", "\"checked\":-1")),
            atSeal("document-malformed")),
        owner(
            "number-that-no-computation-takes",
            "A19; CVE-2026-39395",
            "A simulated floor is wider than any double, and the noise of a count is negative.",
            owner ->
                owner.replace(
                    ReleaseFiles.MEASUREMENTS,
                    new String(owner.bytes(ReleaseFiles.MEASUREMENTS), StandardCharsets.UTF_8)
                        .replaceFirst("\"scale\":[0-9]+", "\"scale\":-1")),
            atSeal("document-malformed")),
        owner(
            "bins-moved-in-the-results",
            "A11; bins moved",
            "A cell of a histogram has other edges than the sealed ones.",
            owner ->
                owner.set(ReleaseFiles.MEASUREMENTS, "/measurements/0/axes/0/cells/0", "[0, 6)"),
            byData("measurement-differs")),
        owner(
            "observable-left-out",
            "A40",
            "An unpleasant observable is not told.",
            owner ->
                owner
                    .set(ReleaseFiles.MEASUREMENTS, "/measurements", first(owner, true))
                    .judgeAgain(),
            atSeal("measurements-incomplete")),
        owner(
            "law-dropped",
            "A40; law dropped",
            "A law that the data break is not told.",
            owner -> owner.set(ReleaseFiles.LAWS, "/laws", first(owner, false)).judgeAgain(),
            atSeal("laws-incomplete")));
  }

  private static List<Node> first(Forger owner, boolean measurements) throws Exception {
    String path = measurements ? ReleaseFiles.MEASUREMENTS : ReleaseFiles.LAWS;
    String member = measurements ? "measurements" : "laws";
    return owner.json(path).members().get(member).items().subList(0, 1);
  }

  private static List<Attack> judged() {
    return List.of(
        owner(
            "claim-called-otherwise",
            "A11",
            "A claim is judged otherwise than its numbers say.",
            owner -> {
              String honest = judgement(owner);
              String other = honest.equals("supported") ? "not-supported" : "supported";
              return owner.set(ReleaseFiles.CLAIMS, "/claims/0/judgement", other);
            },
            atSeal("claims-differ")),
        owner(
            "claim-left-out",
            "A40",
            "A claim that came out badly is not judged.",
            owner -> {
              List<Node> claims = owner.json(ReleaseFiles.CLAIMS).members().get("claims").items();
              return owner.set(ReleaseFiles.CLAIMS, "/claims", claims.subList(0, 1));
            },
            atSeal("claims-differ")),
        owner(
            "threshold-moved-in-the-claims",
            "A11; PRML TAMPERED, threshold moved",
            "The threshold beside a judgement is another than the plan's.",
            owner -> owner.set(ReleaseFiles.CLAIMS, "/claims/0/threshold", 0.75),
            atSeal("claims-differ")));
  }

  private static String judgement(Forger owner) throws Exception {
    Node claim = owner.json(ReleaseFiles.CLAIMS).members().get("claims").items().get(0);
    return claim.members().get("judgement").text();
  }

  private static List<Attack> versions() {
    return List.of(
        owner(
            "version-not-named",
            "A23",
            "The manifest does not say which renderer made the report.",
            owner -> owner.withoutVersion("renderer"),
            atSeal("version-missing")),
        owner(
            "version-claimed-by-a-result",
            "A23, A43",
            "A result says that another estimator made it.",
            owner -> owner.set(ReleaseFiles.MEASUREMENTS, "/measurements/0/estimator", "other-v1"),
            atSeal("version-differs")),
        owner(
            "version-of-another-program",
            "A23",
            "The metadata are of another version of the program than the manifest says.",
            owner -> owner.version("hallmark", "9.0.0"),
            atSeal("metadata-differs")));
  }

  /** Adds one to the second digit after the point of a measured divergence's upper end. */
  private static Forger digit(Forger owner) throws Exception {
    double upper = owner.results().measurements().get(0).upper().orElseThrow();
    String text = CanonicalJson.text(upper);
    int at = text.indexOf('.') + 3;
    char digit = text.charAt(at) == '9' ? '8' : (char) (text.charAt(at) + 1);
    String forged = text.substring(0, at) + digit + text.substring(at + 1);
    return owner
        .set(ReleaseFiles.MEASUREMENTS, "/measurements/0/upper", Double.parseDouble(forged))
        .judgeAgain();
  }
}
