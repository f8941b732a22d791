package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.law.MaxwellBoltzmann.Part;
import org.hallmark.provenance.json.Bounds;
import org.hallmark.tables.Expression;
import org.hallmark.tables.Table;

/** The kinetic energy of a trajectory has the law of Maxwell and Boltzmann. */
final class KineticEnergy implements LawKind {

  private record Look(
      Expression of,
      List<String> keys,
      List<String> time,
      double degrees,
      MaxwellBoltzmann law,
      double tolerance)
      implements TableLaw.Look {
    @Override
    public Examination at(Table data) {
      double[][] values = {of.evaluate(data)};
      Trajectories trajectories = Trajectories.of(data, keys, time, values, MaxwellBoltzmann.LEAST);
      List<Part> parts = new ArrayList<>();
      trajectories
          .all()
          .forEach(each -> parts.add(new Part(each.name(), degrees, each.values()[0])));
      return parts.isEmpty()
          ? Examination.notEstimable(
              "no trajectory of at least " + MaxwellBoltzmann.LEAST + " usable rows",
              trajectories.gaps())
          : law.examine(parts, tolerance, trajectories.gaps());
    }
  }

  @Override
  public String id() {
    return "kinetic-energy";
  }

  @Override
  public String method() {
    return "kinetic-energy-v1";
  }

  @Override
  public String purpose() {
    return "Kinetic energies have the law of Maxwell and Boltzmann: its mean, its width or, strictly,"
        + " all of it.";
  }

  @Override
  public String example() {
    return "{kind: kinetic-energy, id: ensemble, title: Kinetic energy is canonical, of: ke, time:"
        + " time, degrees: 321, temperature: 94.4, boltzmann: 0.0019872067, quantityUnit: kcal/mol,"
        + " strictness: distribution, tolerance: 3}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> of = entry.expression("of");
    List<String> keys = entry.columns("trajectory");
    List<String> time = entry.optionalColumn("time");
    double degrees = entry.fields().number("degrees", Bounds.positive());
    MaxwellBoltzmann law = MaxwellBoltzmann.read(entry, time);
    LawStatement statement =
        entry.statement(
            of.map(Expression::text).orElse("")
                + " ~ gamma("
                + Numbers.text(degrees)
                + " / 2, kB "
                + Numbers.text(law.temperature())
                + " K)",
            Optional.of("1"),
            Optional.of("the degrees of freedom are counted right, and the order is that of time"),
            Optional.of("positions may be sampled wrongly"),
            Countable.NO);
    if (of.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(of.get().columns());
    columns.addAll(time);
    return Optional.of(
        TableLaw.ofSamples(
            statement,
            columns,
            keys,
            new Look(of.get(), keys, time, degrees, law, statement.tolerance())));
  }
}
