package org.hallmark.privacy.audit;

import java.util.List;

/** Every method of auditing, in an explicit catalogue; the first one decides. */
public final class Audits {
  private static final List<AuditMethod> CATALOGUE =
      List.of(new OneRun(), new OneRunGaussian(), new ClopperPearson(), new GaussianRates());

  private Audits() {}

  public static List<AuditMethod> catalogue() {
    return CATALOGUE;
  }
}
