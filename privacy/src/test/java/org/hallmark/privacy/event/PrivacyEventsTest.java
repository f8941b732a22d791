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
          new NonPrivate());

  private static final List<PrivacyEvent> NOT_OF_NUMBERS =
      List.of(
          new Composed(ONE_OF_EACH),
          new Withheld("audit", new Commitment(Commitment.HMAC_SHA256, "a", "ab".repeat(32))));

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
  void decimals_whatAPersonWrote_isReadBack() {
    for (String text : List.of("0.1", "2.4", "0.6", "1E-6", "0.06", "3", "123456789.012345")) {
      assertEquals(0, new BigDecimal(text).compareTo(Decimals.of(Double.parseDouble(text))), text);
    }
  }

  private static void refused(String mechanism, Map<String, Double> parameters) {
    assertThrows(IllegalArgumentException.class, () -> PrivacyEvents.of(mechanism, parameters));
  }
}
