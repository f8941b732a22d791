package org.hallmark.privacy.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.disclosure.DisclosedField.Status;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.plan.SettingsBasis;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.privacy.statement.Statements;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Records;
import org.junit.jupiter.api.Test;

class DisclosureTest {
  /** The OpenDP registry's fields of tier 3, then what is added to them. */
  private static final Set<String> FIELDS =
      Set.of(
          ("basic/name basic/data-curators basic/intended-use basic/data-product-type basic/region"
                  + " basic/sector basic/description basic/publication-date variant/variant-name"
                  + " variant/data-domain variant/unprotected-quantities loss/privacy-unit"
                  + " loss/privacy-unit-details loss/epsilon loss/delta loss/rho"
                  + " loss/budget-breakdown model/trust-model model/actors model/releases"
                  + " model/source-dynamics model/interaction accounting/post-processing"
                  + " accounting/composition implementation/preprocessing"
                  + " implementation/hyper-parameter-tuning implementation/mechanisms"
                  + " implementation/library implementation/side-channels"
                  + " implementation/access-control implementation/justification"
                  + " implementation/validation accounting-detail/event-tree"
                  + " accounting-detail/accountant accounting-detail/discretisation"
                  + " accounting-detail/interval accounting-detail/curve"
                  + " accounting-detail/gaussian-mu accounting-detail/true-positive-rates"
                  + " accounting-detail/sampler accounting-detail/adjacency"
                  + " dp-fy-ml/data-accesses-covered dp-fy-ml/outputs-covered dp-fy-ml/level"
                  + " dp-fy-ml/sampling randomness/generator randomness/entropy-source"
                  + " randomness/key-size randomness/commitment randomness/held-by"
                  + " randomness/destroyed-or-escrowed randomness/freshness"
                  + " randomness/computational numerics/grid-scale numerics/integer-width"
                  + " numerics/overflow numerics/sampler numerics/clip-norm numerics/sensitivity"
                  + " numerics/noise-multiplier numerics/divisor numerics/numeric-mode audit/method"
                  + " audit/guesses audit/significance audit/epsilon-lower audit/ceiling"
                  + " audit/canary-type audit/date audit/code fitness/utility"
                  + " fitness/utility-cost fitness/known-biases seal/plan-digest"
                  + " seal/data-commitment seal/manifest-digest seal/signer"
                  + " seal/transcript-digest seal/tool-versions seal/supersedes")
              .split(" "));

  private static final double DELTA = 1e-6;
  private static final DpSgd TRAINING = training(Sums.EXACT);
  private static final Disclosure DISCLOSURE =
      Disclosure.of(statement(), facts(TRAINING, "none", Transcript.NONE));

  private static DpSgd training(Sums sums) {
    return DpSgd.calibrated(64, 2000, 1, 50, 2.4, DELTA, sums);
  }

  private static PrivacyStatement statement() {
    List<PrivacyEvent> events = List.of(TRAINING.event(), DiscreteLaplace.ofEpsilon(0.2));
    List<ChargedEvent> charges = new ArrayList<>();
    for (PrivacyEvent event : events) {
      String id = charges.isEmpty() ? DpSgd.EVENT : "speed";
      double alone = Accounting.epsilonUpper(List.of(event), Adjacency.ADD_OR_REMOVE, DELTA);
      charges.add(new ChargedEvent(id, "a look", event.mechanism(), event.parameters(), alone));
    }
    SortedMap<String, Double> bounds = Accounting.bounds(events, Adjacency.ADD_OR_REMOVE, DELTA);
    return new PrivacyStatement(
        "record",
        List.of(),
        1,
        "One row.",
        "People behind several rows.",
        SettingsBasis.THIS_SOURCE,
        "By trial.",
        Adjacency.ADD_OR_REMOVE,
        2000,
        DELTA,
        3,
        Collections.min(bounds.values()),
        bounds,
        Accounting.ID,
        NoiseBackend.HALLMARK_DISCRETE,
        Replay.FROM_ESCROW,
        charges,
        Statements.openWeaknesses(
            events,
            TRAINING.sums(),
            SettingsBasis.THIS_SOURCE,
            Replay.FROM_ESCROW,
            Optional.empty()),
        Statements.trust(SettingsBasis.THIS_SOURCE),
        Optional.empty());
  }

  private static DisclosureFacts facts(DpSgd training, String freshness, Transcript transcript) {
    return facts(training, freshness, transcript, List.of());
  }

  private static DisclosureFacts facts(
      DpSgd training, String freshness, Transcript transcript, List<DisclosedField> told) {
    return new DisclosureFacts(
        new DisclosureFacts.Release(
            "tiny",
            "A title",
            "A question?",
            List.of("The authors"),
            "A source",
            List.of("speed"),
            "2026-01-01T00:00:00Z",
            1),
        training,
        transcript,
        new DisclosureFacts.Program("0.1.0", "a-generator-v1", "sha256:00", "avx2"),
        new DisclosureFacts.Bindings("sha256:11", "hmac 22", "hmac 33", freshness),
        told);
  }

  @Test
  void of_whatTheOwnerTells_standsWhereNothingElseDoes() {
    DisclosedField region = new DisclosedField("basic", "region", Status.STATED, "Here.");
    DisclosedField name = new DisclosedField("basic", "name", Status.STATED, "Another name.");
    Disclosure told =
        Disclosure.of(statement(), facts(TRAINING, "none", Transcript.NONE, List.of(region, name)));
    assertTrue(told.fields().contains(region));
    assertFalse(told.fields().contains(name), "what the plan itself says stays");
    assertEquals(DISCLOSURE.fields().size(), told.fields().size());
  }

  @Test
  void of_aStatement_hasEveryFieldOnce() {
    List<String> found =
        DISCLOSURE.fields().stream().map(f -> f.group() + "/" + f.field()).toList();
    assertEquals(FIELDS, new LinkedHashSet<>(found));
    assertEquals(FIELDS.size(), found.size());
    Set<Status> statuses =
        DISCLOSURE.fields().stream().map(DisclosedField::status).collect(Collectors.toSet());
    assertEquals(Set.of(Status.values()), statuses);
  }

  @Test
  void of_theSameClaimAndFacts_isTheSameAlsoAfterTheWire() throws Exception {
    assertEquals(DISCLOSURE, Disclosure.of(statement(), facts(TRAINING, "none", Transcript.NONE)));
    assertEquals(
        DISCLOSURE, Records.read("d.json", CanonicalJson.bytes(DISCLOSURE), Disclosure.class));
    assertFalse(
        DISCLOSURE.equals(Disclosure.of(statement(), facts(TRAINING, "beacon", Transcript.NONE))));
  }

  private static String numerics(Sums sums, String field) {
    return Disclosure.of(statement(), facts(training(sums), "none", Transcript.NONE))
        .fields()
        .stream()
        .filter(f -> f.group().equals("numerics") && f.field().equals(field))
        .map(DisclosedField::text)
        .collect(Collectors.joining());
  }

  @Test
  void numerics_followHowTheTrainingAdds() {
    assertTrue(numerics(Sums.EXACT, "grid-scale").contains("units of 2^-30,"));
    assertTrue(numerics(Sums.EXACT, "sampler").contains("drawn exactly"));
    assertTrue(numerics(Sums.EXACT, "sensitivity").contains("is not proven"));
    assertTrue(numerics(Sums.FLOAT32, "grid-scale").contains("single precision"));
    assertTrue(numerics(Sums.FLOAT32, "sampler").contains("not exact"));
    assertTrue(numerics(Sums.FLOAT32, "sensitivity").contains("up to rounding"));
    for (Sums sums : Sums.values()) {
      assertTrue(numerics(sums, "sampler").contains("hallmark-discrete"));
    }
  }

  @Test
  void transcript_published_saysWhereAndThatItCostsNoMore() {
    Disclosure full = Disclosure.of(statement(), facts(TRAINING, "none", Transcript.FULL));
    assertEquals(DISCLOSURE.accounting(), full.accounting());
    assertTrue(field(DISCLOSURE, "transcript-digest").contains("No transcript"));
    assertTrue(field(full, "transcript-digest").contains("no more ε"));
    assertTrue(field(full, "outputs-covered").contains("published"));
    assertTrue(full.inPlainWords().get(1).contains("makes nothing worse"));
    assertFalse(DISCLOSURE.inPlainWords().get(1).contains("noised sums"));
  }

  private static String field(Disclosure disclosure, String name) {
    return disclosure.fields().stream()
        .filter(f -> f.field().equals(name))
        .map(DisclosedField::text)
        .collect(Collectors.joining());
  }

  @Test
  void accounting_numbers_belongTogether() {
    AccountingDetail numbers = DISCLOSURE.accounting();
    assertTrue(numbers.epsilonLower() <= numbers.epsilonUpper());
    List<CurvePoint> curve = numbers.curve();
    assertEquals(List.of(1e-3, 1e-6, 1e-9, 1e-12), curve.stream().map(CurvePoint::delta).toList());
    for (int i = 1; i < curve.size(); i++) {
      assertTrue(curve.get(i).epsilon() >= curve.get(i - 1).epsilon());
    }
    for (TestPower test : numbers.tests()) {
      assertTrue(test.truePositiveRate() > test.falsePositiveRate());
      assertTrue(test.truePositiveRate() < 1);
      for (CurvePoint point : curve) {
        assertTrue(test.truePositiveRate() <= point.truePositiveRate(test.falsePositiveRate()));
      }
    }
  }

  /** Kairouz, Oh and Viswanath 2015: the region of (ln 3, 0.1) is bounded by two lines. */
  @Test
  void truePositiveRate_bothLines_bound() {
    CurvePoint point = new CurvePoint(0.1, StrictMath.log(3));
    assertEquals(0.13, point.truePositiveRate(0.01), 1e-15);
    assertEquals(0.4, point.truePositiveRate(0.1), 1e-15);
    assertEquals(1 - (0.9 - 0.5) / 3, point.truePositiveRate(0.5), 1e-15);
    assertEquals(1, point.truePositiveRate(0.9), 1e-15);
    assertEquals(0.2, new CurvePoint(0, 0).truePositiveRate(0.2), 1e-15);
  }

  @Test
  void inPlainWords_tellsUnitTestsAndWhatIsNotProtected() {
    List<String> words = DISCLOSURE.inPlainWords();
    assertTrue(words.get(0).contains("One row."));
    TestPower test = DISCLOSURE.accounting().test(0.01);
    assertTrue(words.get(1).contains(Figures.percent(test.truePositiveRate())), words.get(1));
    assertTrue(words.get(2).contains("People behind several rows."));
    assertTrue(words.get(3).contains("trust"));
  }

  @Test
  void figures_ofBounds_areRoundedOutwards() {
    assertEquals("2.35", Figures.upper(2.3401));
    assertEquals("2.34", Figures.lower(2.3499));
    assertEquals("12.4 %", Figures.percent(0.12301));
    assertEquals("0.000001", Figures.exact(1e-6));
    assertEquals("0.2", Figures.upper(0.2));
    assertEquals("1e-9", Figures.exact(1e-9));
    assertEquals("0", Figures.lower(0));
    assertEquals("infinity", Figures.upper(Double.POSITIVE_INFINITY));
  }
}
