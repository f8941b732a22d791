package org.hallmark.physics.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hallmark.physics.Examination;
import org.hallmark.physics.Gap;
import org.hallmark.physics.Judgement;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawKind;
import org.hallmark.physics.LawReading;
import org.hallmark.physics.LawReading.Countable;
import org.hallmark.physics.LawStatement;
import org.hallmark.physics.Sided;
import org.hallmark.physics.Statistic;
import org.hallmark.physics.statistics.Lattice;
import org.hallmark.privacy.probability.Normal;
import org.hallmark.provenance.json.Node;
import org.hallmark.tables.Column;
import org.hallmark.tables.Expression;
import org.hallmark.tables.ExpressionException;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;

/**
 * The power spectrum of a field on a periodic lattice is a given function of the wave number: P(k)
 * = |Σ φ(x) e^(−ikx)|²/V.
 *
 * <p>Modes are put into shells by the nearest integer of |n|, k = 2πn/L. In each shell the ratios
 * of found to expected power are averaged over modes and samples, so that the width of a shell
 * brings no bias. The residual is the logarithm of that mean. Its standard error is the greater of
 * the scatter between samples and √(2/N), N being the number of real modes; a band that is
 * simultaneous over shells (Bonferroni) decides.
 */
final class PowerSpectrum implements LawKind {
  private static final double SIGNIFICANCE = 0.05;
  private static final int LEAST_SAMPLES = 10;
  private static final long MOST_SITES = 1 << 22;

  private static final Schema WAVE =
      new Schema(
          List.of(wave("k", "wave number"), wave("khat2", "square of the lattice wave number")));

  private record Look(
      Expression field,
      Expression law,
      List<String> sample,
      List<String> site,
      int[] sizes,
      double tolerance)
      implements TableLaw.Look {

    @Override
    public Examination at(Table data) {
      Lattice lattice = new Lattice(sizes);
      double[] expected = expected(lattice);
      double[][] read = Arrays.copyOf(Cells.of(site, data), site.size() + 1);
      read[site.size()] = field.evaluate(data);
      KeyedRows samples = KeyedRows.of(data, sample, site);
      Shells shells = new Shells(lattice, expected);
      List<String> unused = new ArrayList<>();
      for (int s = 0; s < samples.size(); s++) {
        Optional<double[]> values = values(read, samples.rows(s), lattice);
        if (values.isPresent()) {
          shells.add(lattice.power(values.get()));
        } else {
          unused.add(samples.name(s));
        }
      }
      List<Gap> gaps = Cells.gaps(samples, unused);
      return shells.samples.isEmpty()
          ? Examination.notEstimable("no sample has one usable value on every site", gaps)
          : examined(shells, gaps);
    }

    private Optional<double[]> values(double[][] read, int[] rows, Lattice lattice) {
      if (rows.length != lattice.sites() || Cells.flaw(read, rows) != 0) {
        return Optional.empty();
      }
      double[] values = new double[rows.length];
      boolean[] there = new boolean[rows.length];
      for (int row : rows) {
        int index = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
          int place = (int) read[axis][row];
          if (place != read[axis][row] || place < 0 || place >= sizes[axis]) {
            return Optional.empty();
          }
          index = index * sizes[axis] + place;
        }
        if (there[index]) {
          return Optional.empty();
        }
        there[index] = true;
        values[index] = read[sizes.length][row];
      }
      return Optional.of(values);
    }

    private double[] expected(Lattice lattice) {
      double[][] waves = {lattice.waveNumbers(), lattice.latticeWaveNumbersSquared()};
      return law.evaluate(Table.of(WAVE, waves));
    }

    private Examination examined(Shells shells, List<Gap> gaps) {
      double[] residuals = new double[shells.size()];
      double[] errors = new double[shells.size()];
      List<Statistic> statistics = new ArrayList<>();
      statistics.add(Statistic.exact("samples", shells.samples.size(), "1"));
      for (int shell = 0; shell < residuals.length; shell++) {
        double ratio = shells.mean(shell);
        errors[shell] = shells.error(shell) / ratio;
        residuals[shell] =
            shells.told(shell) && ratio > 0 ? Cells.residual(StrictMath.log(ratio)) : Table.MISSING;
        if (Double.isFinite(residuals[shell])) {
          String name = "shell " + shell;
          statistics.add(
              Statistic.estimate("log-ratio", residuals[shell], errors[shell], "1").of(name));
          statistics.add(Statistic.exact("modes", shells.modes[shell], "1").of(name));
        }
      }
      return new Examination(
          residuals,
          Sided.BOTH,
          shell -> Labels.of("shell", Integer.toString(shell)),
          statistics,
          Optional.of(judge(residuals, errors)),
          gaps);
    }

    private Judgement judge(double[] residuals, double[] errors) {
      int told = (int) Arrays.stream(residuals).filter(Double::isFinite).count();
      if (told == 0) {
        return Judgement.notEstimable("no shell has power where the law expects some");
      }
      double z = -Normal.quantile(SIGNIFICANCE / 2 / told);
      boolean beyond = false;
      for (int shell = 0; shell < residuals.length; shell++) {
        beyond |= Math.abs(residuals[shell]) - z * errors[shell] > tolerance;
      }
      return Judgement.of(
          beyond
              ? Optional.of("a shell is off by more than allowed and more than its band")
              : Optional.empty(),
          "no shell is off by more than allowed and its band");
    }
  }

  /** Ratios of found to expected power, by shell. */
  private static final class Shells {
    private final int[] shellOf;
    private final double[] expected;
    private final int[] modes;
    private final List<double[]> samples = new ArrayList<>();

    Shells(Lattice lattice, double[] expected) {
      this.shellOf = lattice.shells();
      this.expected = expected;
      this.modes = new int[Arrays.stream(shellOf).max().orElse(0) + 1];
      for (int mode = 0; mode < shellOf.length; mode++) {
        modes[shellOf[mode]] += expected[mode] > 0 ? 1 : 0;
      }
    }

    int size() {
      return modes.length;
    }

    void add(double[] power) {
      double[] sums = new double[modes.length];
      for (int mode = 0; mode < power.length; mode++) {
        if (expected[mode] > 0) {
          sums[shellOf[mode]] += power[mode] / expected[mode] / modes[shellOf[mode]];
        }
      }
      samples.add(sums);
    }

    boolean told(int shell) {
      return modes[shell] > 0;
    }

    double mean(int shell) {
      double mean = 0;
      for (double[] sample : samples) {
        mean += sample[shell] / samples.size();
      }
      return mean;
    }

    /** Of the mean. Two complex modes, k and −k, are two real ones. */
    double error(int shell) {
      double mean = mean(shell);
      double chance = mean * StrictMath.sqrt(2.0 / modes[shell] / samples.size());
      if (samples.size() < LEAST_SAMPLES) {
        return chance;
      }
      double square = 0;
      for (double[] sample : samples) {
        square += (sample[shell] - mean) * (sample[shell] - mean);
      }
      int n = samples.size();
      return Math.max(chance, StrictMath.sqrt(square / (n - 1.0) / n));
    }
  }

  private static Column wave(String name, String title) {
    return Column.number(name, title, Kind.REAL, "1", 0, Double.MAX_VALUE, Missing.REFUSED);
  }

  @Override
  public String id() {
    return "power-spectrum";
  }

  @Override
  public String method() {
    return "power-spectrum-v1";
  }

  @Override
  public String purpose() {
    return "The power spectrum of a field on a lattice is a given function of the wave number, shell"
        + " by shell.";
  }

  @Override
  public String example() {
    return "{kind: power-spectrum, id: free-field, title: Field is free, field: phi, sample:"
        + " [config], site: [i, j], sizes: [2, 2], law: 1 / (0.25 + khat2), tolerance: 0.1}";
  }

  @Override
  public Optional<Law> read(LawReading entry) {
    Optional<Expression> field = entry.expression("field");
    Optional<Expression> law = law(entry);
    List<String> sample = entry.columns("sample");
    List<String> site = entry.columns("site");
    int[] sizes = sizes(entry, site);
    LawStatement statement =
        entry.statement(
            "|FT("
                + field.map(Expression::text).orElse("")
                + ")|^2 / V = "
                + law.map(Expression::text).orElse(""),
            Optional.of("1"),
            Optional.of("the lattice is periodic, and samples are independent"),
            Optional.of("phases, and so everything that is not Gaussian, may be wrong"),
            Countable.NO);
    if (field.isEmpty() || law.isEmpty() || sizes.length == 0) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>(field.get().columns());
    columns.addAll(site);
    columns.addAll(sample);
    return Optional.of(
        TableLaw.ofSamples(
            statement,
            columns,
            List.of(),
            new Look(field.get(), law.get(), sample, site, sizes, statement.tolerance())));
  }

  private static int[] sizes(LawReading entry, List<String> site) {
    int[] sizes =
        entry.fields().items("sizes").stream()
            .filter(node -> node.kind() == Node.Kind.INTEGER)
            .mapToLong(Node::integer)
            .filter(size -> size >= 2 && size <= MOST_SITES)
            .mapToInt(size -> (int) size)
            .toArray();
    double sites = Arrays.stream(sizes).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (sizes.length == 0 || sizes.length != site.size() || sites > MOST_SITES) {
      entry
          .fields()
          .mistake(
              "sizes",
              "must be an integer of at least 2 for each column of site, of at most "
                  + MOST_SITES
                  + " sites");
      return new int[0];
    }
    return sizes;
  }

  private static Optional<Expression> law(LawReading entry) {
    String text = entry.fields().text("law");
    try {
      Expression expression = Expression.parse(text);
      Optional<String> problem = expression.check(WAVE);
      problem.ifPresent(
          message -> entry.fields().mistake("law", message + "; wave numbers are k and khat2"));
      return problem.isPresent() ? Optional.empty() : Optional.of(expression);
    } catch (ExpressionException e) {
      entry.fields().mistake("law", e.getMessage() + " (at character " + e.column() + ")");
      return Optional.empty();
    }
  }
}
