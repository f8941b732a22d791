package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.atSeal;
import static org.hallmark.audit.hostile.RunAttacks.owner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.DiscreteLaplace;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.catalogue.Anchor;
import org.hallmark.provenance.catalogue.Tier;
import org.hallmark.provenance.json.CanonicalJson;

/** Attacks on the privacy claim, by an owner who signs a better one. */
final class PrivacyAttacks {
  private static final Attack.Fate DISCLOSURE =
      new Attack.Refuted("disclosure-differs", Set.of(), Tier.RECOMPUTE, Anchor.RELEASE);

  private PrivacyAttacks() {}

  static List<Attack> all() {
    return Stream.of(epsilon(), words(), ledger()).flatMap(List::stream).toList();
  }

  private static List<Attack> epsilon() {
    return List.of(
        owner(
            "epsilon-understated",
            "epsilon understated",
            "The published epsilon is a tenth of what the looks cost.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/epsilonUpper", 0.26),
            atSeal("privacy-bound-differs")),
        owner(
            "epsilon-of-a-bound-understated",
            "epsilon understated",
            "One of the bounds that are told beside it is smaller than it is.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/bounds/renyi", 2.7),
            atSeal("privacy-bound-differs")),
        owner(
            "epsilon-of-larger-noise",
            "epsilon understated, noise scaled",
            "A look is said to have had more noise, and is accounted for as if it had.",
            PrivacyAttacks::largerNoise,
            atSeal("privacy-look-differs")),
        owner(
            "epsilon-of-fewer-looks",
            "epsilon understated",
            "A look at the source is left out, and the rest is accounted for.",
            owner -> {
              PrivacyStatement honest = owner.results().statement().orElseThrow();
              List<ChargedEvent> fewer = honest.charges().subList(0, 4);
              return owner.put(ReleaseFiles.PRIVACY, CanonicalJson.bytes(accounted(honest, fewer)));
            },
            atSeal("privacy-look-missing")),
        owner(
            "epsilon-at-another-delta",
            "epsilon understated",
            "The claim is for a larger delta than the plan's.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/delta", 1e-3),
            atSeal("privacy-plan", "privacy-bound-differs")),
        owner(
            "epsilon-by-an-unknown-accountant",
            "A23",
            "The bounds are said to be by an accountant that nobody knows.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/accountant", "own-v1"),
            atSeal("version-differs", "accountant-unknown")),
        owner(
            "epsilon-of-an-unknown-mechanism",
            "A33",
            "A look is said to be by a mechanism that nobody knows.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/charges/1/mechanism", "magic"),
            atSeal("privacy-event-unknown", "privacy-look-differs")));
  }

  private static List<Attack> words() {
    return List.of(
        owner(
            "privacy-of-another-unit",
            "A11",
            "The claim is said to protect a person, where the plan says a record.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/unitInWords", "A person."),
            atSeal("privacy-plan")),
        owner(
            "privacy-trust-unsaid",
            "A40",
            "What must be taken on trust is not said.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/trust", List.of()),
            atSeal("privacy-trust-unsaid")),
        owner(
            "privacy-weakness-unsaid",
            "A40",
            "What is weak about the claim is not said.",
            owner -> owner.set(ReleaseFiles.PRIVACY, "/openWeaknesses", List.of()),
            atSeal("privacy-weakness-unsaid")),
        owner(
            "disclosure-says-anonymous",
            "A40",
            "The disclosure calls the data anonymous.",
            owner -> owner.set(ReleaseFiles.DISCLOSURE, "/fields/0/text", "Anonymous"),
            DISCLOSURE),
        owner(
            "disclosure-of-another-epsilon",
            "epsilon understated",
            "The disclosure tells a smaller lower bound.",
            owner -> owner.set(ReleaseFiles.DISCLOSURE, "/accounting/epsilonLower", 0.123),
            DISCLOSURE),
        owner(
            "disclosure-in-softer-words",
            "A40",
            "The plain words say that nothing can be learnt.",
            owner ->
                owner.set(ReleaseFiles.DISCLOSURE, "/inPlainWords/1", "Nothing can be learnt."),
            DISCLOSURE));
  }

  private static List<Attack> ledger() {
    return List.of(
        owner(
            "ledger-spends-less",
            "ledger forgotten",
            "The ledger says that this plan may spend less than it does.",
            owner -> owner.set(ReleaseFiles.LEDGER, "/dataset/epsilon", 1),
            atSeal("privacy-ledger")),
        owner(
            "ledger-allows-more",
            "ledger forgotten",
            "The ledger has a larger budget for the dataset than the plan registered.",
            owner -> owner.set(ReleaseFiles.LEDGER, "/dataset/budgetEpsilon", 100),
            atSeal("privacy-ledger")),
        owner(
            "ledger-of-another-dataset",
            "ledger forgotten",
            "The release is charged to another dataset.",
            owner -> owner.set(ReleaseFiles.LEDGER, "/dataset/dataset", "another"),
            atSeal("privacy-ledger")));
  }

  private static Forger largerNoise(Forger owner) throws Exception {
    PrivacyStatement honest = owner.results().statement().orElseThrow();
    List<ChargedEvent> charges = new ArrayList<>(honest.charges());
    charges.set(1, charged(honest, charges.get(1), DiscreteLaplace.ofEpsilon(0.1)));
    PrivacyStatement understated = accounted(honest, charges);
    if (understated.epsilonUpper() >= honest.epsilonUpper()) {
      throw new IllegalStateException("nothing was gained");
    }
    return owner.put(ReleaseFiles.PRIVACY, CanonicalJson.bytes(understated));
  }

  private static ChargedEvent charged(
      PrivacyStatement statement, ChargedEvent charge, PrivacyEvent event) {
    double alone =
        Accounting.epsilonUpper(List.of(event), statement.adjacency(), statement.delta());
    return new ChargedEvent(
        charge.id(), charge.purpose(), event.mechanism(), event.parameters(), alone);
  }

  /** The statement with other charges, its bounds computed as an honest one's are. */
  private static PrivacyStatement accounted(PrivacyStatement honest, List<ChargedEvent> charges) {
    List<PrivacyEvent> events =
        charges.stream().map(c -> PrivacyEvents.of(c.mechanism(), c.parameters())).toList();
    SortedMap<String, Double> bounds =
        Accounting.bounds(events, honest.adjacency(), honest.delta());
    return new PrivacyStatement(
        honest.unit(),
        honest.unitColumns(),
        honest.unitRecords(),
        honest.unitInWords(),
        honest.notProtected(),
        honest.settingsChosenOn(),
        honest.settingsInWords(),
        honest.adjacency(),
        honest.nominalSize(),
        honest.delta(),
        honest.budget(),
        Collections.min(bounds.values()),
        bounds,
        honest.accountant(),
        honest.noise(),
        honest.replay(),
        charges,
        honest.openWeaknesses(),
        honest.trust(),
        honest.uncovered());
  }
}
