package org.hallmark.cli;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.JsonAnyway;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.accounting.Calibration;
import org.hallmark.privacy.accounting.method.UnsupportedEventException;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.privacy.event.PrivacyEvents;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the least noise that keeps looks within an ε at a δ; touches no data. */
@Command(
    name = "calibrate",
    description = "Finds the least noise that keeps looks within an epsilon at a delta.",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  private final World world;

  @Option(names = "--epsilon", paramLabel = "E", required = true, description = "The target.")
  private double epsilon;

  @Option(names = "--delta", paramLabel = "D", required = true, description = "Its delta.")
  private double delta;

  @Option(
      names = "--mechanism",
      paramLabel = "ID",
      description =
          "poisson-sampled-gaussian (if a sampling rate is given), gaussian (if not), laplace,"
              + " discrete-laplace, discrete-gaussian or poisson-sampled-laplace.")
  private String mechanism;

  @Option(
      names = "--sampling-rate",
      paramLabel = "Q",
      description = "Probability with which a unit joins a look.")
  private Double samplingRate;

  @Option(
      names = "--count",
      paramLabel = "T",
      defaultValue = "1",
      description = "How many looks, 1 unless said.")
  private long count;

  @Option(
      names = "--adjacency",
      paramLabel = "WORD",
      defaultValue = "add-or-remove",
      description = "add-or-remove (default), replace-one or zero-out.")
  private String adjacency;

  @Mixin private JsonAnyway json = new JsonAnyway();

  CalibrateCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    String chosen =
        mechanism != null
            ? mechanism
            : samplingRate == null ? "gaussian" : "poisson-sampled-gaussian";
    if (!(epsilon > 0 && Double.isFinite(epsilon))) {
      throw Refusal.usage("--epsilon must be finite and above 0. Found: " + epsilon);
    }
    if (!(delta >= 0 && delta < 1)) {
      throw Refusal.usage("--delta must be in [0, 1). Found: " + delta);
    }
    Adjacency relation = relation();
    String noise = chosen.endsWith("gaussian") ? "noiseMultiplier" : "scale";
    DoubleFunction<List<PrivacyEvent>> looks = x -> List.of(look(chosen, noise, x));
    try {
      OptionalDouble least = Calibration.noise(looks, relation, epsilon, delta);
      if (least.isEmpty()) {
        throw Refusal.incomplete(
            "even noise of " + Calibration.MOST + " sensitivities does not keep the target");
      }
      world.out().println(CanonicalJson.text(answer(chosen, noise, least.getAsDouble(), relation)));
    } catch (UnsupportedEventException | IllegalArgumentException e) {
      throw Refusal.usage(e.getMessage());
    }
    return ExitCode.DONE.status();
  }

  private Adjacency relation() {
    for (Adjacency relation : Adjacency.values()) {
      if (Words.kebab(relation).equals(adjacency)) {
        return relation;
      }
    }
    throw Refusal.usage(
        "--adjacency must be add-or-remove, replace-one or zero-out. Found: " + adjacency);
  }

  private PrivacyEvent look(String chosen, String noise, double amount) {
    SortedMap<String, Double> numbers = new TreeMap<>();
    numbers.put(noise, amount);
    numbers.put("count", (double) count);
    if (samplingRate != null) {
      numbers.put("samplingRate", samplingRate);
    }
    return PrivacyEvents.of(chosen, numbers);
  }

  private SortedMap<String, Object> answer(
      String chosen, String noise, double amount, Adjacency relation) {
    SortedMap<String, Object> answer = new TreeMap<>();
    answer.put("mechanism", chosen);
    answer.put(noise, amount);
    answer.put("count", count);
    if (samplingRate != null) {
      answer.put("samplingRate", samplingRate);
    }
    answer.put("adjacency", Words.kebab(relation));
    answer.put("delta", delta);
    answer.put("epsilon", epsilon);
    answer.put(
        "epsilonUpper",
        AccountCommand.number(
            Accounting.epsilonUpper(List.of(look(chosen, noise, amount)), relation, delta)));
    return answer;
  }
}
