package org.hallmark.privacy.mechanism;

import java.util.List;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.event.DiscreteGaussian;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.Exponential;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.Zcdp;

final class HallmarkDiscreteContractTest extends MechanismsContract {
  @Override
  protected Mechanisms backend() {
    return new HallmarkDiscrete(Streams.entropy());
  }

  @Override
  protected List<PrivacyEvent> events() {
    return List.of(DiscreteLaplace.ofEpsilon(0.3), new DiscreteGaussian(4.5, 1), new Zcdp(0.02, 1));
  }

  @Override
  protected PrivacyEvent choices(double epsilon, int looks) {
    return new Exponential(epsilon, looks);
  }

  @Override
  protected PrivacyEvent generous() {
    return DiscreteLaplace.ofEpsilon(100);
  }
}
