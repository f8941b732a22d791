package org.hallmark.privacy.statement;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.plan.SettingsBasis;

/**
 * The published privacy claim of a release and everything needed to compute it again.
 *
 * @param unit what one neighbour step adds or removes: {@code record}, …
 * @param unitColumns whose cells name the unit; none where it is a record
 * @param unitRecords how many records of one unit count at most
 * @param unitInWords the unit as a sentence for a scientist
 * @param notProtected what the unit does not protect, in words
 * @param settingsChosenOn what was looked at when the plan's settings were chosen
 * @param settingsInWords how they were chosen, in words
 * @param adjacency the neighbouring relation
 * @param nominalSize the public size that stands for the private number of units
 * @param delta δ that the plan allows all runs together
 * @param budget ε that the plan allows all runs together
 * @param epsilonUpper least of the rigorous upper bounds on ε at δ
 * @param bounds every upper bound by the name of its method
 * @param accountant id and version of the accountant
 * @param noise what drew the noise of the published counts
 * @param replay whether that noise can be drawn again
 * @param charges every look at the source, of every run, in the order charged
 * @param openWeaknesses what the claim leaves open, each a sentence
 * @param trust what rests on trust, each a sentence
 * @param uncovered what else was taken from the source, if anything is known to have been
 */
public record PrivacyStatement(
    String unit,
    List<String> unitColumns,
    int unitRecords,
    String unitInWords,
    String notProtected,
    SettingsBasis settingsChosenOn,
    String settingsInWords,
    Adjacency adjacency,
    long nominalSize,
    double delta,
    double budget,
    double epsilonUpper,
    SortedMap<String, Double> bounds,
    String accountant,
    NoiseBackend noise,
    Replay replay,
    List<ChargedEvent> charges,
    List<String> openWeaknesses,
    List<String> trust,
    Optional<Uncovered> uncovered) {

  public PrivacyStatement {
    unitColumns = List.copyOf(unitColumns);
    charges = List.copyOf(charges);
    openWeaknesses = List.copyOf(openWeaknesses);
    trust = List.copyOf(trust);
  }
}
