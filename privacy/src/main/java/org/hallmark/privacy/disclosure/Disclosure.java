package org.hallmark.privacy.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hallmark.privacy.disclosure.DisclosedField.Status;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.privacy.statement.PrivacyStatement;

/**
 * Everything that a release tells about its privacy beside the claim: a pure function of the claim,
 * the sealed plan, the seal and the run's opening, and so made again by every verifier.
 *
 * <p>The fields are those of the OpenDP deployments registry ({@code
 * schemas/deployments-schema.yaml}, tier 3), with what is known to be missing there: accounting in
 * detail, accesses and outputs covered (Ponomareva et al. 2023, <i>How to DP-fy ML</i>),
 * randomness, numerics, audit, fitness and seal.
 *
 * @param accounting the numbers behind (ε, δ)
 * @param inPlainWords one paragraph each: what is protected, what could still be learnt, what is
 *     not protected, what rests on trust
 * @param fields every field, by group
 */
public record Disclosure(
    AccountingDetail accounting, List<String> inPlainWords, List<DisclosedField> fields) {

  public Disclosure {
    inPlainWords = List.copyOf(inPlainWords);
    fields = List.copyOf(fields);
  }

  /**
   * The disclosure that belongs to a statement.
   *
   * @throws org.hallmark.privacy.accounting.method.UnsupportedEventException if no method accounts
   *     for its charges
   * @throws IllegalArgumentException if one of its charges is no event of this version
   */
  public static Disclosure of(PrivacyStatement said, DisclosureFacts facts) {
    List<PrivacyEvent> events = new ArrayList<>();
    said.charges()
        .forEach(c -> events.add(PrivacyEvents.of(c.mechanism(), new TreeMap<>(c.parameters()))));
    AccountingDetail numbers = AccountingDetail.of(said, events);
    List<DisclosedField> fields = new ArrayList<>(new DisclosedClaim(said, facts, numbers).all());
    fields.addAll(new DisclosedMaking(said, facts).all());
    return new Disclosure(
        numbers, PlainWords.of(said, numbers, facts.transcript()), told(fields, facts.told()));
  }

  /** Where nothing else gives an answer, the owner's stands. */
  private static List<DisclosedField> told(List<DisclosedField> fields, List<DisclosedField> told) {
    return fields.stream()
        .map(
            field ->
                told.stream()
                    .filter(other -> field.status() == Status.UNKNOWN && other.answers(field))
                    .findFirst()
                    .orElse(field))
        .toList();
  }
}
