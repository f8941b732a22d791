package org.hallmark.audit.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hallmark.audit.Answer;
import org.hallmark.cli.verify.Verdict;
import org.hallmark.cli.verify.Verdict.Outcome;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does every attack of the catalogue come to its fate, and to no other? */
@Execution(ExecutionMode.CONCURRENT)
class AttackContractTest {
  @TempDir private static Path folder;

  static List<Attack> attacks() {
    return Attacks.all().stream()
        .filter(attack -> !(attack.fate() instanceof Attack.Elsewhere))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void attack_carriedOut_comesToItsFate(Attack attack) throws Exception {
    Path place = Files.createDirectory(folder.resolve(attack.id()));
    Suspect suspect = attack.forgery().forge(new Bench(place));
    Attack.Fate fate = attack.fate();
    if (fate instanceof Attack.Refuted) {
      refuted((Attack.Refuted) fate, suspect);
    } else if (fate instanceof Attack.Refused) {
      refused((Attack.Refused) fate, suspect, place);
    } else {
      unseen((Attack.Unseen) fate, suspect);
    }
  }

  private static void refuted(Attack.Refuted fate, Suspect suspect) throws Exception {
    Verdict verdict = suspect.verify(fate.tier());
    Set<String> expected = new TreeSet<>(fate.also());
    expected.add(fate.code());
    assertEquals(expected, codes(verdict), verdict.checks().toString());
    assertEquals(Outcome.REFUTED, verdict.outcome());
    assertEquals(1, verdict.exit().status());
    if (fate.tier() != Tier.SEAL) {
      Verdict below = suspect.verify(Tier.values()[fate.tier().ordinal() - 1]);
      assertEquals(Outcome.VERIFIED, below.outcome(), below.checks().toString());
    }
    if (fate.anchor() == Anchor.PINNED_RELEASE) {
      Verdict unpinned = suspect.trusting(Bench.trust()).verify(fate.tier());
      assertEquals(Outcome.VERIFIED, unpinned.outcome());
    }
  }

  private static Set<String> codes(Verdict verdict) {
    Set<String> codes = new TreeSet<>();
    for (Check check : verdict.checks()) {
      check.findings().stream().map(Finding::code).forEach(codes::add);
    }
    return codes;
  }

  private static void refused(Attack.Refused fate, Suspect suspect, Path place) throws Exception {
    Path trust = Files.writeString(place.resolve("trust.yaml"), suspect.trust());
    Answer answer = Answer.run("verify", suspect.release().toString(), "--trust", trust.toString());
    assertEquals(2, answer.status(), answer.text());
    assertTrue(answer.text().contains(fate.message()), answer.text());
  }

  private static void unseen(Attack.Unseen fate, Suspect suspect) throws Exception {
    Verdict verdict = suspect.verify(Tier.REPLAY);
    assertEquals(Outcome.VERIFIED, verdict.outcome(), verdict.checks().toString());
    assertTrue(
        verdict.notChecked().stream().anyMatch(s -> s.startsWith(fate.sentence())),
        verdict.notChecked().toString());
  }

  @Test
  void stranger_whomTheReaderTrusts_isVerified() throws Exception {
    Bench bench = new Bench(Files.createDirectory(folder.resolve("trusted-stranger")));
    Suspect suspect = bench.hand(bench.stranger()).trusting(Bench.trustInStranger());
    assertEquals(Outcome.VERIFIED, suspect.verify(Tier.SEAL).outcome());
  }
}
