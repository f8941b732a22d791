package org.hallmark.privacy.mechanism;

import java.util.List;
import org.hallmark.privacy.Streams;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PrivacyEvent;

final class HallmarkDiscreteContractTest extends MechanismsContract {
  @Override
  protected Mechanisms backend() {
    return new HallmarkDiscrete(Streams.entropy());
  }

  @Override
  protected List<PrivacyEvent> events() {
    return List.of(DiscreteLaplace.ofEpsilon(0.3));
  }

  @Override
  protected PrivacyEvent generous() {
    return DiscreteLaplace.ofEpsilon(100);
  }
}
