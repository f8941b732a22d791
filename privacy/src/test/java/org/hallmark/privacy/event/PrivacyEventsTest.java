package org.hallmark.privacy.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.seed.Commitment;
import org.junit.jupiter.api.Test;

final class PrivacyEventsTest {
  private static final List<PrivacyEvent> ONE_OF_EACH =
      List.of(
          new Gaussian(1.5, 2),
          new Laplace(25, 3),
          new DiscreteLaplace(25, 1),
          new PoissonSampledGaussian(0.01, 1.2, 800),
          new EpsilonDelta(0.5, 1e-7, 2),
          new PoissonSampledLaplace(0.1, 2, 3),
          new DiscreteGaussian(3, 2),
          new RandomisedResponse(0.3, 10, 2),
          new Zcdp(0.1, 2),
          new Exponential(0.5, 2),
          MixtureOfGaussians.group(new PoissonSampledGaussian(0.01, 1.2, 800), 3),
          new TruncatedPoissonGaussian(0.01, 1.2, 10_000, 150, 800),
          new SampledWithoutReplacement(1.2, 10_000, 100, 800),
          new TreeAggregation(1.2, 1600, 2),
          new RepeatAndSelect(List.of(new Gaussian(2, 3), new Laplace(5, 1)), 10, 0.5, 2),
          new RepeatAndSelect(List.of(new NonPrivate()), 10, Double.POSITIVE_INFINITY, 1),
          new SelfComposed(new Composed(List.of(new Gaussian(2, 3), new NonPrivate())), 4),
          new Composed(List.of(new Laplace(3, 1), new SelfComposed(new Laplace(3, 2), 5))),
          new NonPrivate());

  private static final PrivacyEvent WITHHELD =
      new Withheld("audit", new Commitment(Commitment.HMAC_SHA256, "a", "ab".repeat(32)));

  private static final List<PrivacyEvent> NOT_OF_NUMBERS =
      List.of(new Composed(List.of(WITHHELD)), WITHHELD);

  @Test
  void of_publishedNumbers_isTheEvent() {
    for (PrivacyEvent event : ONE_OF_EACH) {
      assertEquals(event, PrivacyEvents.of(event.mechanism(), event.parameters()));
    }
    for (PrivacyEvent event : NOT_OF_NUMBERS) {
      assertThrows(
          IllegalArgumentException.class,
          () -> PrivacyEvents.of(event.mechanism(), event.parameters()));
    }
  }

  @Test
  void mechanism_everyKindOfEvent_isItsClassInKebabCase() {
    Set<Class<?>> tested = new HashSet<>();
    Stream.concat(ONE_OF_EACH.stream(), NOT_OF_NUMBERS.stream())
        .forEach(
            event -> {
              tested.add(event.getClass());
              String name = event.getClass().getSimpleName();
              String kebab = name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
              assertEquals(kebab, event.mechanism());
            });
    assertEquals(Set.of(PrivacyEvent.class.getPermittedSubclasses()), tested);
    assertEquals("add-or-remove", Words.kebab(Adjacency.ADD_OR_REMOVE));
  }

  @Test
  void of_anythingNotUnderstood_isRefused() {
    refused("magic", Map.of());
    refused("gaussian", Map.of());
    refused("gaussian", Map.of("noiseMultiplier", 1.0, "scale", 1.0));
    refused("gaussian", Map.of("noiseMultiplier", 0.0));
    refused("gaussian", Map.of("noiseMultiplier", Double.NaN));
    refused("gaussian", Map.of("noiseMultiplier", 1.0, "count", 1.5));
    refused("gaussian", Map.of("noiseMultiplier", 1.0, "count", 0.0));
    refused("poisson-sampled-gaussian", Map.of("noiseMultiplier", 1.0, "samplingRate", 1.1));
    refused("randomised-response", Map.of("noise", 0.5, "buckets", 2.5));
    refused("mixture-of-gaussians", Map.of("noiseMultiplier", 1.0, "shift0", 1.0));
    refused("mixture-of-gaussians", Map.of("noiseMultiplier", 1.0, "shift0", 1.0, "weight0", 0.9));
    refused("truncated-poisson-gaussian", Map.of("noiseMultiplier", 1.0, "samplingRate", 0.1));
    refused(
        "sampled-without-replacement", Map.of("noiseMultiplier", 1.0, "rows", 5.0, "batch", 6.0));
    refused("tree-aggregation", Map.of("noiseMultiplier", 1.0, "steps", 0.0));
    refused("repeat-and-select", Map.of("mean", 2.0, "shape", 1.0));
    refused("repeat-and-select", Map.of("mean", 0.5, "shape", 1.0, "look0.laplace.scale", 1.0));
    refused("self-composed", Map.of("count", 2.0));
    refused("self-composed", Map.of("look0.magic.scale", 1.0));
    refused("self-composed", Map.of("look0", 1.0, "look0.laplace", 1.0));
    refused("self-composed", Map.of("look0.laplace.scale", 1.0, "look1.laplace.scale", 1.0));
    refused("self-composed", Map.of("look0.laplace.scale", 1.0, "look0.gaussian.scale", 1.0));
    refused("non-private", Map.of("count", 2.0));
    refused("epsilon-delta", Map.of("epsilon", -1.0, "delta", 0.0));
    refused("epsilon-delta", Map.of("epsilon", 1.0, "delta", 1.0));
  }

  @Test
  void once_anyEvent_hasCountOne() {
    for (PrivacyEvent event : ONE_OF_EACH) {
      assertEquals(1, event.once().count());
      assertEquals(event.mechanism(), event.once().mechanism());
    }
  }

  @Test
  void tally_composedWithinComposed_countsEveryPart() {
    PrivacyEvent laplace = new Laplace(3, 2);
    PrivacyEvent twice = new SelfComposed(new Composed(List.of(laplace, new NonPrivate())), 5);
    assertEquals(
        Map.of(new Laplace(3, 1), 34L, new NonPrivate(), 1L),
        PrivacyEvents.tally(
            List.of(new SelfComposed(twice, 3), new Composed(List.of(laplace, laplace)))));
  }

  @Test
  void selfComposed_moreThanNumbersHold_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SelfComposed(new SelfComposed(new Laplace(1, 1L << 30), 1 << 20), 1 << 4));
    assertThrows(IllegalArgumentException.class, () -> new SelfComposed(WITHHELD, 2));
  }

  @Test
  void decimals_whatAPersonWrote_isReadBack() {
    for (String text : List.of("0.1", "2.4", "0.6", "1E-6", "0.06", "3", "123456789.012345")) {
      assertEquals(0, new BigDecimal(text).compareTo(Decimals.of(Double.parseDouble(text))), text);
    }
  }

  private static void refused(String mechanism, Map<String, Double> parameters) {
    assertThrows(IllegalArgumentException.class, () -> PrivacyEvents.of(mechanism, parameters));
  }
}
