package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.Hand.MESSENGER;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.Tier;

/** Attacks on the reader's own choice: the trust file, and which release is meant. */
final class ReaderAttacks {
  private ReaderAttacks() {}

  static List<Attack> all() {
    return Stream.of(pins(), yaml()).flatMap(List::stream).toList();
  }

  private static List<Attack> pins() {
    return List.of(
        pinned(
            "release-of-another-name",
            "A43",
            "A good release of the same owner is shown for another one.",
            "{id: other}",
            "pinned-id"),
        pinned(
            "release-of-an-earlier-run",
            "A2; TUF rollback",
            "An older release of the same owner is shown.",
            "{id: tiny-traffic, minimumRun: 2}",
            "pinned-run"),
        pinned(
            "release-of-other-files",
            "A43",
            "Another release of the same name and run is shown.",
            "{id: tiny-traffic, rootDigest: \"sha256:" + "0".repeat(64) + "\"}",
            "pinned-root"));
  }

  private static Attack pinned(
      String id, String reference, String what, String release, String code) {
    return new Attack(
        id,
        MESSENGER,
        reference,
        what,
        bench -> bench.hand(Bench.slim()).trusting(Bench.trust() + "release: " + release + "\n"),
        new Attack.Refuted(code, Set.of(), Tier.SEAL, Anchor.PINNED_RELEASE));
  }

  private static List<Attack> yaml() {
    return List.of(
        trust(
            "trust-aliases",
            "A32; CVE-2022-25857",
            "Aliases of aliases, which grow without end.",
            text -> "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n" + text,
            "anchor"),
        trust(
            "trust-tag",
            "A32; CVE-2022-1471",
            "A tag names a class to make.",
            text -> text + "x: !!javax.script.ScriptEngineManager [x]\n",
            "tag"),
        trust(
            "trust-merge-key",
            "A32",
            "A merge key takes members from elsewhere.",
            text -> text + "<<: {require: []}\n",
            "<<"),
        trust(
            "trust-key-twice",
            "A30, A32",
            "A member stands there twice.",
            text -> text + "version: 1\n",
            "version"),
        trust(
            "trust-unknown-field",
            "A24; CVE-2023-32076",
            "A misspelt demand would be no demand.",
            text -> text + "requires: [freshness]\n",
            "requires"),
        trust(
            "trust-nobody",
            "A18, A22",
            "Nobody is trusted, and so nobody is missing.",
            text -> "version: 1\nkeys: []\n",
            "at least one key"),
        trust(
            "trust-key-twice-for-two",
            "A22; GHSA-3633-5h82-39pq",
            "One key stands there under two names.",
            text -> text.replaceFirst("(?s)keys:\n(  - .*?\\]\n)", "keys:\n$1$1"),
            "twice"),
        trust(
            "trust-another-algorithm",
            "A23",
            "The key is of a type that is not taken.",
            text -> text.replaceFirst("ssh-ed25519 ", "ssh-rsa "),
            "Ed25519"),
        trust(
            "trust-nesting-without-end",
            "A29; CVE-2017-18640",
            "Lists within lists, fifty thousand deep.",
            text -> text + "x: " + "[".repeat(50_000) + "]".repeat(50_000) + "\n",
            "levels"));
  }

  private static Attack trust(
      String id, String reference, String what, UnaryOperator<String> change, String message) {
    return new Attack(
        id,
        MESSENGER,
        reference,
        what,
        bench -> {
          String forged = change.apply(Bench.trust());
          if (forged.equals(Bench.trust())) {
            throw new IllegalStateException("nothing was changed");
          }
          return bench.hand(Bench.slim()).trusting(forged);
        },
        new Attack.Refused(message));
  }
}
