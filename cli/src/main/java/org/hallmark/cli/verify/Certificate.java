package org.hallmark.cli.verify;

import static org.hallmark.reports.html.Tags.code;
import static org.hallmark.reports.html.Tags.fact;
import static org.hallmark.reports.html.Tags.facts;
import static org.hallmark.reports.html.Tags.list;
import static org.hallmark.reports.html.Tags.outside;
import static org.hallmark.reports.html.Tags.p;
import static org.hallmark.reports.html.Tags.section;
import static org.hallmark.reports.html.Tags.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hallmark.cli.release.Software;
import org.hallmark.cli.release.Version;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Characters;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.sign.VerifyingKey;
import org.hallmark.reports.html.DataTable;
import org.hallmark.reports.html.DataTable.Column;
import org.hallmark.reports.html.Element;
import org.hallmark.reports.html.Markup;
import org.hallmark.reports.html.StyleSheet;

/**
 * A verdict as a page for people: who asked, how they stand to the owner, every check, what was not
 * checked, and the commands to ask again.
 *
 * @param verdict what was found
 * @param request what was asked
 * @param auditor who asked, in their own words
 * @param independence how they stand to the owner, in their own words
 * @param key the auditor's public key, where the verdict is signed too
 * @param now when, by the auditor's clock
 * @param command how the program is called
 */
record Certificate(
    Verdict verdict,
    VerifyRequest request,
    String auditor,
    String independence,
    Optional<VerifyingKey> key,
    Instant now,
    String command) {
  private static final int LONGEST = 2000;
  private static final StyleSheet STYLE =
      new StyleSheet(
          """
          body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
          dl.facts .fact{display:flex;gap:1rem}dt{min-width:11rem;font-weight:600}dd{margin:0}
          table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;\
          padding:.3rem .6rem;border-bottom:1px solid #8886}code{overflow-wrap:anywhere}
          .refuted{color:#b00020}.incomplete{color:#8a5a00}.verified{color:#0a6b2d}
          @media (prefers-color-scheme:dark){body{background:#111;color:#eee}.refuted{color:#ff6b7f}\
          .incomplete{color:#ffc14d}.verified{color:#6fdc8c}}
          """);

  /** The page. */
  String html() {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    Element.of("html", head(), Element.of("body", main()))
        .with("xmlns", "http://www.w3.org/1999/xhtml")
        .with("lang", "en")
        .writeTo(out);
    return out.toString();
  }

  private Element head() {
    String policy = "default-src 'none'; style-src " + STYLE.source() + "; base-uri 'none'";
    return Element.of(
        "head",
        Element.of("meta").with("charset", "utf-8"),
        Element.of("meta").with("http-equiv", "Content-Security-Policy").with("content", policy),
        Element.of("meta").with("name", "viewport").with("content", "width=device-width"),
        Element.of("title", "Certificate of verification"),
        STYLE);
  }

  private Element main() {
    String word = Words.kebab(verdict.outcome());
    return Element.of(
        "main",
        Element.of("h1", "Certificate of verification"),
        p(
                text(word.toUpperCase(Locale.ROOT) + " at tier " + Words.kebab(verdict.tier())),
                text(": "),
                outside(shown(verdict.release())))
            .in(word),
        section("what", "What was verified", List.of(subject())),
        section("who", "Who verified", List.of(whoVerified())),
        section("how", "By what", List.of(verifier())),
        section("checks", "Every check", List.of(checks())),
        section("differences", "Differences measured", differences()),
        section("open", "What was not checked", List.of(list(shown(verdict.notChecked())))),
        section("again", "To ask again", again()));
  }

  private Element subject() {
    List<Element> facts = new ArrayList<>();
    verdict
        .identity()
        .ifPresent(
            id -> {
              id.manifest().ifPresent(d -> facts.add(fact("manifest", code(d.toString()))));
              facts.add(fact("root of all files", code(id.root().toString())));
              id.plan().ifPresent(d -> facts.add(fact("sealed plan", code(d.toString()))));
              facts.add(fact("run", text(String.valueOf(id.run()))));
              id.tip().ifPresent(tip -> facts.add(fact("last commit", code(tip))));
            });
    return facts(facts);
  }

  private Element whoVerified() {
    List<Element> facts = new ArrayList<>();
    facts.add(fact("auditor", outside(shown(auditor))));
    facts.add(fact("independence", outside(shown(independence))));
    key.ifPresent(k -> facts.add(fact("key", code(k.fingerprint()))));
    facts.add(fact("trusted", outside(shown(String.join(", ", verdict.trust().principals())))));
    facts.add(fact("trust file", code(verdict.trust().file())));
    verdict
        .asOf()
        .ifPresent(day -> facts.add(fact("keys valid on", text(day.day() + ", " + day.source()))));
    facts.add(fact("time", text(now + ", the auditor's own clock")));
    return facts(facts);
  }

  private static Element verifier() {
    return facts(
        List.of(
            fact("program", text("hallmark " + Version.OF_HALLMARK)),
            fact("code", code(Software.ownCode().toString())),
            fact(
                "machine",
                text(
                    System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.arch")
                        + ", Java "
                        + System.getProperty("java.version")))));
  }

  private Element checks() {
    List<List<Markup>> rows = new ArrayList<>();
    for (Check check : verdict.checks()) {
      rows.add(
          List.of(
              code(check.id()),
              text(shown(check.question())),
              text(Words.kebab(check.status())),
              text(String.valueOf(check.findings().size()))));
    }
    return new DataTable(
            "Every check and its answer",
            List.of(
                Column.words("check"),
                Column.words("question"),
                Column.words("answer"),
                Column.numbers("findings")),
            rows)
        .element();
  }

  private List<Element> differences() {
    List<List<Markup>> rows = new ArrayList<>();
    for (Check check : verdict.checks()) {
      for (Finding finding : check.findings()) {
        rows.add(
            List.of(
                code(finding.code()),
                outside(shown(finding.subject())),
                value(finding.expected()),
                value(finding.found())));
      }
    }
    if (rows.isEmpty()) {
      return List.of(p("None: every byte and every number that was compared is the expected one."));
    }
    List<Column> columns =
        List.of(
            Column.words("finding"),
            Column.words("where"),
            Column.words("expected"),
            Column.words("found"));
    return List.of(new DataTable("Every difference", columns, rows).element());
  }

  /** Where the source was opened, a page for everybody tells that things differ, and never how. */
  private Element value(String text) {
    return outside(verdict.tier().includes(Tier.ESCROW) ? "not told" : shown(text));
  }

  private List<Element> again() {
    String asked =
        command
            + " verify RELEASE --trust TRUST-FILE --tier "
            + Words.kebab(verdict.tier())
            + (verdict.tier() == Tier.ESCROW
                ? " --source SOURCE --escrow ESCROW-FILE --identity KEY"
                : "")
            + verdict.asOf().map(day -> " --as-of " + day.day()).orElse("")
            + request
                .effort()
                .sample()
                .map(part -> " --sample " + part + " --sample-seed " + part.seed())
                .orElse("");
    return List.of(
        Element.of("pre", asked),
        Element.of("pre", command + " explain CHECK-ID"),
        p(
            text("The verdict in its normative form, JSON, has the digest "),
            code(Digest.of(CanonicalJson.bytes(verdict)).toString()),
            text("; --json prints it.")));
  }

  private static List<String> shown(List<String> sentences) {
    return sentences.stream().map(Certificate::shown).toList();
  }

  private static String shown(String text) {
    String visible = Characters.visible(text);
    return visible.length() > LONGEST ? visible.substring(0, LONGEST) + " …" : visible;
  }
}
