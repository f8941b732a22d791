package org.hallmark.cli.release;

import java.io.IOException;
import java.util.Optional;
import org.hallmark.cli.plan.LocalSettings.LedgerPlace;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.ledger.AdmissionRequest;
import org.hallmark.privacy.ledger.ContentDigests;
import org.hallmark.privacy.ledger.DatasetExtract;
import org.hallmark.privacy.ledger.DatasetLedger;
import org.hallmark.privacy.plan.Confidentiality;
import org.hallmark.privacy.plan.PrivacyPlan;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * Where a plan asks its owner's privacy ledger to be admitted: by what it declares before the data
 * are read, and with their contents before it is sealed.
 */
final class LedgerDesk {
  private static final Digest NOBODY = Digest.of(new byte[0]);

  private final World world;
  private final ReleasePlan plan;
  private final Digest sealed;
  private final ReleaseRequest request;
  private final Workplace place;

  /**
   * A desk.
   *
   * @param sealed digest of the plan as it was first sealed: amendments leave a plan's budget as it
   *     is, and are admitted with it
   */
  LedgerDesk(
      World world, ReleasePlan plan, Digest sealed, ReleaseRequest request, Workplace place) {
    this.world = world;
    this.plan = plan;
    this.sealed = sealed;
    this.request = request;
    this.place = place;
  }

  /** Refuses a plan that is not admitted and cannot be, before there is a state folder. */
  void require() throws IOException, MalformedDocumentException {
    require(NOBODY);
  }

  /** Refuses a plan that is not admitted and cannot be, before its data are read. */
  void require(OwnerState state) throws IOException, MalformedDocumentException {
    require(account(state));
  }

  private void require(Digest account) throws IOException, MalformedDocumentException {
    if (plan.privacy().isEmpty()) {
      return;
    }
    if (DatasetLedger.exists(place.ledger())) {
      try (DatasetLedger ledger = DatasetLedger.open(place.ledger())) {
        ledger.requireAffordable(asked(account));
      }
    } else if (!mayBegin()) {
      throw Refusal.incomplete(
          "there is no privacy ledger "
              + place.ledger()
              + ", and a release from confidential data is charged to one. If there is one"
              + " elsewhere, give it with --ledger; begin one with --new-ledger only if nothing was"
              + " ever released from these data");
    }
  }

  /** Admits the plan, in a ledger that begins with it where there is none. */
  void admit(OwnerState state, ContentDigests contents)
      throws IOException, MalformedDocumentException {
    if (!DatasetLedger.exists(place.ledger())) {
      DatasetLedger.make(place.ledger());
      announce();
    }
    try (DatasetLedger ledger = DatasetLedger.open(place.ledger())) {
      ledger.admit(asked(account(state)), contents);
    }
  }

  /**
   * What the release publishes of the ledger; nothing where nothing is promised.
   *
   * @throws Refusal if the plan was admitted in another ledger
   */
  Optional<DatasetExtract> extract(OwnerState state)
      throws IOException, MalformedDocumentException {
    if (plan.privacy().isEmpty()) {
      return Optional.empty();
    }
    Digest account = account(state);
    if (DatasetLedger.exists(place.ledger())) {
      try (DatasetLedger ledger = DatasetLedger.open(place.ledger())) {
        if (ledger.admitted(account)) {
          return Optional.of(ledger.extract(account));
        }
      }
    }
    throw Refusal.incomplete(
        "the release was begun with another privacy ledger than "
            + place.ledger()
            + "; give that one with --ledger");
  }

  /** Records that the owner is about to see more of the data than noise lets through. */
  void see(ContentDigests contents, String purpose) throws IOException, MalformedDocumentException {
    try (DatasetLedger ledger = DatasetLedger.open(place.ledger())) {
      ledger.see(
          plan.dataset().id(), plan.sealed().digest(), purpose, contents, world.now().toString());
    }
  }

  private boolean mayBegin() {
    return request.noLedger() == ReleaseRequest.NoLedger.BEGIN
        || isAfresh()
        || plan.source().confidentiality() == Confidentiality.PUBLIC;
  }

  private Digest account(OwnerState state) throws IOException {
    return AdmissionRequest.account(state.salt(AdmissionRequest.SALT), sealed);
  }

  private AdmissionRequest asked(Digest account) {
    PrivacyPlan promised = plan.privacy().orElseThrow();
    return new AdmissionRequest(
        account,
        plan.dataset().id(),
        plan.dataset().budget(),
        plan.frame().name(),
        sealed,
        promised.unit().relation(),
        promised.budget(),
        world.now().toString());
  }

  private void announce() {
    Progress.announce(world, "ledger", "a new privacy ledger begins: " + place.ledger());
    world
        .err()
        .println(
            """
            ******************************************************************************
            NOTICE: whatever was released from these data before is not counted in a new
            ledger. Keep one ledger for all your releases, and a copy of it.%s
            ******************************************************************************"""
                .formatted(afresh()));
  }

  private boolean isAfresh() {
    return plan.local().orElseThrow().ledger() == LedgerPlace.WITH_STATE
        && request.ledger().isEmpty();
  }

  private String afresh() {
    return isAfresh()
        ? """

          The plan says local.ledger: with-state, so every new --repo begins another one:
          right for an example, wrong for data that somebody must protect."""
        : "";
  }
}
