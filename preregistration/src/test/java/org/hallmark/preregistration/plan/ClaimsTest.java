package org.hallmark.preregistration.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.preregistration.plan.Claim.Quantity;
import org.hallmark.provenance.json.Documents;
import org.hallmark.provenance.json.Mistakes;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Claim CLAIM =
      new Claim("close", "it is close", "speed", Quantity.DIVERGENCE, 0.05, OptionalDouble.empty());

  @Test
  void judge_intervalBelowThreshold_isSupported() {
    assertEquals(Judgement.SUPPORTED, judge(0.01, 0.049));
  }

  @Test
  void judge_upperEndAtThreshold_isInconclusive() {
    assertEquals(Judgement.INCONCLUSIVE, judge(0.01, 0.05));
  }

  @Test
  void judge_lowerEndAtThreshold_isNotSupported() {
    assertEquals(Judgement.NOT_SUPPORTED, judge(0.05, 0.07));
  }

  @Test
  void judge_noInterval_isInconclusiveWithItsReason() {
    Outcome none =
        new Outcome(
            "speed",
            Quantity.DIVERGENCE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "too noisy",
            Optional.empty());
    var verdict = Judging.judge(List.of(CLAIM), AnalysisPlan.standard(), List.of(none)).get(0);
    assertEquals(Judgement.INCONCLUSIVE, verdict.judgement());
    assertEquals("too noisy", verdict.reason());
  }

  @Test
  void judge_subjectNotMeasured_isInconclusive() {
    var verdict = Judging.judge(List.of(CLAIM), AnalysisPlan.standard(), List.of()).get(0);
    assertEquals(Judgement.INCONCLUSIVE, verdict.judgement());
    assertEquals("the subject was not measured", verdict.reason());
  }

  @Test
  void read_everyMistake_isToldAtOnceWithTheNearestWord() {
    Mistakes mistakes = new Mistakes();
    String yaml =
        "- {id: a, statement: s, of: sped, quantity: divergence, below: 0.1}\n"
            + "- {id: a, statement: s, of: speed, quantity: divergance, below: -1}\n";
    var node = Documents.yaml("plan.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    Claims.read(
        node.items(), new TreeMap<>(Map.of(Quantity.DIVERGENCE, Set.of("speed"))), mistakes);
    String told = mistakes.all().toString();
    assertEquals(4, mistakes.all().size(), told);
    assertEquals(true, told.contains("did you mean 'speed'"), told);
    assertEquals(true, told.contains("divergence"), told);
  }

  private static Judgement judge(double lower, double upper) {
    Outcome outcome =
        new Outcome(
            "speed",
            Quantity.DIVERGENCE,
            Optional.of((lower + upper) / 2),
            Optional.of(lower),
            Optional.of(upper),
            "",
            Optional.empty());
    return Judging.judge(List.of(CLAIM), AnalysisPlan.standard(), List.of(outcome))
        .get(0)
        .judgement();
  }
}
