package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.atSeal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hallmark.cli.release.ReleaseFiles;

/**
 * Attacks by documents that two readers read in two ways, or that hurt the one who reads. All of
 * them are signed by the owner, so that nothing but the reading finds them.
 */
final class JsonAttacks {
  private JsonAttacks() {}

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    all.add(
        plan(
            "key-twice",
            "A30; CVE-2017-12635",
            "The plan says a threshold twice.",
            text -> text.replace("\"below\":0.5", "\"below\":0.5,\"below\":0.75")));
    all.add(
        plan(
            "key-twice-escaped",
            "A30; L5",
            "The plan says a threshold twice, once in escapes.",
            text -> text.replace("\"below\":0.5", "\"below\":0.5,\"\\u0062elow\":0.75")));
    all.add(
        plan(
            "lone-surrogate",
            "A31; L4, L5",
            "A title holds half a character, which many readers take for a question mark.",
            text -> text.replace("\"title\":\"Mean speed\"", "\"title\":\"Mean \\ud800speed\"")));
    all.add(
        plan(
            "integer-past-2-53",
            "A31; L4",
            "A number is an integer that a double rounds to another one.",
            text -> text.replace("\"budget\":1", "\"budget\":9007199254740993")));
    all.add(
        plan(
            "number-past-infinity",
            "A31; L5",
            "A threshold is 1e999, which many readers take for infinity.",
            text -> text.replace("\"below\":0.5", "\"below\":1e999")));
    all.add(
        plan(
            "minus-zero",
            "A31",
            "A tolerance is -0, which RFC 8785 writes as 0.",
            text -> text.replaceFirst("\"tolerance\":0", "\"tolerance\":-0")));
    all.add(
        plan(
            "leading-zero",
            "A31; L4",
            "A number has a leading zero.",
            text -> text.replace("\"budget\":1", "\"budget\":01")));
    all.add(
        plan(
            "second-document",
            "L5",
            "A second document follows the first.",
            text -> text + "{\"claims\":[]}"));
    all.add(
        plan(
            "spaces",
            "A30",
            "The plan is not in its canonical form, and has another digest elsewhere.",
            text -> text.replace("\"claims\":", "\"claims\" : ")));
    all.add(
        results(
            "results-with-spaces",
            "A30",
            "Results are not in their canonical form.",
            text -> text.replace("\"claims\":", "\"claims\": ")));
    all.add(
        results(
            "results-in-another-order",
            "A30",
            "A result's members stand in another order.",
            text -> text.replaceFirst("(\"estimate\":[^,]*),(\"id\":[^,]*),", "$2,$1,")));
    all.add(
        results(
            "number-spelt-otherwise",
            "A31",
            "A number is written in another way than the shortest.",
            text -> text.replace("\"threshold\":0.5", "\"threshold\":5e-1")));
    all.add(
        results(
            "class-name-in-the-data",
            "A33; Tribuo's Class.forName, CWE-502",
            "A result names the class that it should be read as.",
            text -> text.replace("{\"estimate\"", "{\"@class\":\"java.net.URL\",\"estimate\"")));
    all.add(
        results(
            "member-too-many",
            "A24",
            "A result has a member that this version ignores and another might obey.",
            text -> text.replace("{\"estimate\"", "{\"approved\":true,\"estimate\"")));
    all.add(
        results(
            "member-too-few",
            "A19",
            "A result lacks its threshold.",
            text -> text.replace(",\"threshold\":0.5", "")));
    all.add(
        results(
            "number-as-text",
            "A37",
            "A number is a text with a comma.",
            text -> text.replace("\"threshold\":0.5", "\"threshold\":\"0,5\"")));
    all.add(
        results(
            "nesting-without-end",
            "A29; CVE-2025-52999",
            "A result is a list within lists, two hundred thousand deep.",
            text -> "[".repeat(200_000) + "]".repeat(200_000)));
    all.add(
        results(
            "number-without-end",
            "A29",
            "A number has a million digits.",
            text -> text.replace("\"threshold\":0.5", "\"threshold\":0." + "5".repeat(1_000_000))));
    all.add(
        results(
            "escapes-in-a-name",
            "A36",
            "The name of an unknown member clears the terminal and prints a verdict.",
            text ->
                text.replace(
                    "{\"estimate\"", "{\"\\u001b[2J\\u001b[32mVERIFIED\":1,\"estimate\"")));
    all.add(
        results(
            "not-utf-8",
            "A35",
            "Two octets are no UTF-8.",
            text -> text.replace("speed", "\u00ff")));
    return all;
  }

  private static Attack plan(
      String id, String reference, String what, UnaryOperator<String> change) {
    return document(ReleaseFiles.PLAN, id, reference, what, change);
  }

  private static Attack results(
      String id, String reference, String what, UnaryOperator<String> change) {
    return document(ReleaseFiles.CLAIMS, id, reference, what, change);
  }

  private static Attack document(
      String path, String id, String reference, String what, UnaryOperator<String> change) {
    return new Attack(
        "json-" + id,
        Attack.Hand.OWNER,
        reference,
        what,
        bench -> {
          Forger forger = bench.owner();
          String honest = new String(forger.bytes(path), StandardCharsets.UTF_8);
          String forged = change.apply(honest);
          if (forged.equals(honest)) {
            throw new IllegalStateException("nothing was changed");
          }
          // Octets that are no UTF-8 come about by another encoding.
          var charset =
              id.equals("not-utf-8") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
          return bench.hand(forger.replace(path, forged.getBytes(charset)));
        },
        atSeal("document-malformed"));
  }
}
