package org.hallmark.privacy.google;

import java.util.List;
import org.hallmark.privacy.event.EpsilonDelta;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.mechanism.Mechanisms;
import org.hallmark.privacy.mechanism.MechanismsContract;

final class GoogleDifferentialPrivacyContractTest extends MechanismsContract {
  @Override
  protected Mechanisms backend() {
    return new GoogleDifferentialPrivacy();
  }

  @Override
  protected List<PrivacyEvent> events() {
    return List.of(new EpsilonDelta(0.3, 0, 1), new EpsilonDelta(0.5, 1e-6, 1));
  }

  @Override
  protected PrivacyEvent choices(double epsilon, int looks) {
    return new EpsilonDelta(epsilon, 0, looks);
  }

  @Override
  protected PrivacyEvent generous() {
    return new EpsilonDelta(40, 0, 1);
  }
}
