package org.hallmark.privacy.google;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.privacy.differentialprivacy.GaussianNoise;
import java.util.Optional;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.mechanism.Backends;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.mechanism.Sensitivity;
import org.junit.jupiter.api.Test;

/** Does the library calibrate as the adapter says that it does? */
final class GoogleDifferentialPrivacyTest {
  /**
   * Analytic Gaussian of Balle and Wang 2018, ε = 1, δ = 1e-6: σ = 4.2225…, raised by a thousandth
   * at most.
   */
  @Test
  void sigma_isTheAnalyticOneRoundedUp() {
    double sigma = GaussianNoise.getSigma(1, 1, 1e-6);
    assertEquals(4.2265625, sigma);
    double exact = GoogleNoiseStatisticalTest.analyticSigma(1, 1e-6);
    assertEquals(1, sigma / exact, 1e-3);
    assertEquals(true, sigma >= exact);
  }

  @Test
  void margin_laplace_isItsQuantile() {
    // P(|X| > b·ln(1/α)) = α with b = 2·3/0.5.
    long margin =
        new GoogleDifferentialPrivacy()
            .margin(new EpsilonDelta(0.5, 0, 1), new Sensitivity(2, 3), 0.95);
    assertEquals(12 * Math.log(20), margin, 1);
  }

  @Test
  void backends_ofThisBuild_haveIt() {
    assertEquals(Optional.empty(), Backends.problem(NoiseBackend.GOOGLE_DP));
    assertEquals(GoogleDifferentialPrivacy.ID, NoiseBackend.GOOGLE_DP.id());
  }

  @Test
  void replay_isNever() {
    assertEquals(Replay.NEVER, new GoogleDifferentialPrivacy().replay());
  }
}
