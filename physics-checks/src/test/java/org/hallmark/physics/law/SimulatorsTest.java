package org.hallmark.physics.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.hallmark.physics.Judgement.Verdict;
import org.hallmark.physics.LawResult;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

/**
 * Do the laws give the numbers of the trusted simulators whose data are in the resources, and see
 * the faults that are known to be in them?
 */
class SimulatorsTest {
  @Test
  void argon_totalEnergy_hasTheDriftAndFluctuationOfTheLog() {
    LawResult result =
        Data.check(
            Data.read("simulators/argon-thermo.csv.gz"),
            "{kind: conserved-quantity, id: e, title: t, of: etotal, time: time_fs, drift: 1.0e-9,"
                + " unit: kcal/mol, tolerance: 0.001}");
    assertEquals(0, result.violations());
    assertEquals(0.000525685, result.residuals().get(3).value(), 5e-10);
    assertEquals(-83.8815812227, Data.value(result, "mean", ""), 5e-11);
    assertEquals(0.000156311, Data.value(result, "rms-fluctuation", ""), 5e-10);
    double drift = Data.value(result, "drift", "");
    assertEquals(4.692e-05, drift * 1e6, 5e-9, "kcal/mol/ns");
    assertTrue(Data.statistic(result, "drift", "").lower().orElseThrow() < drift);
    assertEquals(Verdict.CONSISTENT, verdict(result));
  }

  @Test
  void argon_fourTimeSteps_fluctuateAsTheSquareOfTheStep() {
    LawResult result =
        Data.check(
            Data.read("simulators/argon-time-steps.csv.gz"),
            "{kind: time-step-convergence, id: c, title: t, of: etotal, step: dt_fs, quantityUnit:"
                + " kcal/mol, tolerance: 0.1}");
    double[] rms = {3.78115e-05, 0.000158891, 0.000645739, 0.002495};
    for (int i = 0; i < rms.length; i++) {
      double found = Data.value(result, "rms-fluctuation", "dt_fs = " + (1 << i));
      assertEquals(rms[i], found, 2e-5 * rms[i]);
    }
    assertEquals(2, Data.value(result, "order", ""), 0.03);
    assertEquals(Verdict.CONSISTENT, verdict(result));
  }

  @Test
  void argon_momentum_isZeroInLogAndFrames() {
    LawResult log =
        Data.check(
            Data.read("simulators/argon-thermo.csv.gz"),
            "{id: p, title: t, scale: fine, residual: \"greatest(abs(px), abs(py), abs(pz))\", unit:"
                + " (g/mol)(A/fs), tolerance: 1.67e-14, assumes: a, weakness: w}");
    assertEquals(0, log.violations());
    assertEquals(2001, log.checked());
    assertTrue(log.residuals().get(3).value() > 1.65e-14);
    LawResult frames = momentum("");
    assertEquals(5, frames.checked());
    assertEquals(0, frames.violations());
    assertTrue(frames.residuals().get(3).value() > 1e-12, "velocities are rounded");
    assertEquals(5, momentum(", position: [x, y, z]").violations(), "angular is not conserved");
  }

  private static LawResult momentum(String more) {
    return Data.check(
        Data.read("simulators/argon-frames.csv.gz"),
        "{kind: momentum, id: p, title: t, frame: [frame], mass: \"39.948\", velocity: [vx, vy, vz]"
            + more
            + ", unit: (g/mol)(A/fs), tolerance: 1.0e-9}");
  }

  /** LJ(r) − LJ(rc) − (r − rc) LJ'(rc), rc = 8.5 A, with its constants written out. */
  @Test
  void argon_energies_areThoseOfTheFrames() {
    double s6 = StrictMath.pow(3.405 / 8.5, 6);
    double shift = 4 * 0.2379 * (s6 * s6 - s6);
    double slope = 4 * 0.2379 * (-12 * s6 * s6 + 6 * s6) / 8.5;
    String square = "(3.405 * 3.405 / (r * r))";
    String sixth = "(" + square + " * " + square + " * " + square + ")";
    String pair =
        "0.9516 * "
            + sixth
            + " * ("
            + sixth
            + " - 1) - ("
            + shift
            + ") - (r - 8.5) * ("
            + slope
            + ")";
    Table frames = Data.read("simulators/argon-frames.csv.gz");
    LawResult potential =
        Data.check(
            frames,
            "{kind: stated-quantity, id: pe, title: t, stated: pe, group: [frame], quantity:"
                + " {pairSum: \""
                + pair
                + "\", position: [x, y, z], cell: [\"17.3628\", \"17.3628\", \"17.3628\"], cutoff:"
                + " 8.5}, unit: kcal/mol, tolerance: 2.0e-7}");
    assertEquals(5, potential.checked());
    assertEquals(0, potential.violations(), potential.worst().toString());
    LawResult kinetic =
        Data.check(
            frames,
            "{kind: stated-quantity, id: ke, title: t, stated: ke, group: [frame], quantity:"
                + " {aggregate: \"sum(0.5 * 39.948 * 2390.0573615335 * (vx * vx + vy * vy + vz *"
                + " vz))\"}, unit: kcal/mol, tolerance: 2.0e-9}");
    assertEquals(0, kinetic.violations(), kinetic.worst().toString());
  }

  @Test
  void water_bonds_areRigidAndLeave747Degrees() {
    LawResult right = bonds(747);
    assertEquals(6 * 125 * 3, right.checked());
    assertEquals(0, right.violations());
    assertTrue(right.residuals().get(3).value() > 1e-12, "positions are rounded");
    assertEquals(747, Data.value(right, "degrees-of-freedom-per-frame", ""));
    assertEquals(Verdict.CONSISTENT, verdict(right));
    assertEquals(Verdict.NOT_CONSISTENT, verdict(bonds(750)));
  }

  private static LawResult bonds(int degrees) {
    return water(
        "bonds: [{between: [1, 2], length: 1}, {between: [1, 3], length: 1}, {between: [2, 3],"
            + " length: 1.6329808618}], degreesOfFreedom: "
            + degrees
            + ", unit: A, tolerance: 2.0e-10");
  }

  private static LawResult water(String constraints) {
    return Data.check(
        Data.read("simulators/water-frames.csv.gz"),
        "{kind: holonomic-constraint, id: b, title: t, frame: [frame], molecule: [mol], particle:"
            + " id, position: [x, y, z], "
            + constraints
            + "}");
  }

  @Test
  void water_anglesVelocitiesAndRigidBody_hold() {
    LawResult angle =
        water("angles: [{between: [2, 1, 3], degrees: 109.47}], unit: degree, tolerance: 1.0e-7");
    assertEquals(0, angle.violations());
    assertEquals(750, angle.checked());
    LawResult rate =
        water(
            "velocity: [vx, vy, vz], bonds: [{between: [1, 2], length: 1}], unit: A/fs, tolerance:"
                + " 2.0e-9");
    assertEquals(0, rate.violations());
    LawResult rigid =
        water(
            "rigid: [[0, 0, 0], [0.81649043, 0.57735907, 0], [-0.81649043, 0.57735907, 0]], unit:"
                + " A, tolerance: 1.0e-7");
    assertEquals(0, rigid.violations(), rigid.worst().toString());
    assertEquals(
        750,
        water("bonds: [{between: [2, 3], length: 1.63}], unit: A, tolerance: 1.0e-3").violations());
  }

  @Test
  void water_temperature_needs747Degrees() {
    Table thermo = Data.read("simulators/water-thermo.csv.gz");
    assertEquals(0, temperature(thermo, 747).violations());
    LawResult wrong = temperature(thermo, 750);
    assertEquals(835, wrong.checked());
    assertEquals(835, wrong.violations());
  }

  private static LawResult temperature(Table thermo, int degrees) {
    return Data.check(
        thermo,
        "{kind: relation, id: t, title: t, left: temp_K, right: 2 * ke / (degrees * kB),"
            + " parameters: [{name: degrees, value: "
            + degrees
            + "}, {name: kB, value: 0.0019872067}], unit: K, tolerance: 1.0e-5}");
  }

  @Test
  void water_moleculesAndCharges_areWholeAndNeutral() {
    Table frames = Data.read("simulators/water-frames.csv.gz");
    LawResult formula =
        Data.check(
            frames,
            "{kind: stoichiometry, id: f, title: t, element: element, formula: {H: 2, O: 1}, group:"
                + " [frame, mol], tolerance: 0}");
    assertEquals(750, formula.checked());
    assertEquals(0, formula.violations());
    LawResult peroxide =
        Data.check(
            frames,
            "{kind: stoichiometry, id: f, title: t, element: element, formula: {H: 1, O: 1}, group:"
                + " [frame, mol], tolerance: 0}");
    assertEquals(750, peroxide.violations());
    LawResult charge =
        Data.check(
            frames,
            "{kind: net-charge, id: q, title: t, charge: \"0.4238 - 1.2714 * (1 - least(1, abs(mol *"
                + " 3 - 2 - id)))\", group: [frame, mol], unit: e, tolerance: 1.0e-12}");
    assertEquals(0, charge.violations(), charge.worst().toString());
  }

  @Test
  void alanine_kineticEnergy_isRejectedWith51DegreesAndNearWith54() {
    Table all = Data.read("simulators/alanine-eps78_300_s2.csv.gz");
    Table settled = all.rows(IntStream.range(20, all.rows()).toArray());
    LawResult wrong = kinetic(settled, 51, "distribution");
    assertEquals(Verdict.NOT_CONSISTENT, verdict(wrong));
    assertEquals(1, wrong.violations(), "the mean; the width is narrow whatever the degrees");
    assertEquals(316.4, Data.value(wrong, "temperature-of-mean", ""), 0.3);
    assertTrue(Data.statistic(wrong, "temperature-of-mean", "").p().orElseThrow() < 1e-12);
    LawResult right = kinetic(settled, 54, "moments");
    assertEquals(299, Data.value(right, "temperature-of-mean", ""), 0.5);
    assertEquals(289, Data.value(right, "temperature-of-width", ""), 3);
    double p = Data.statistic(right, "kolmogorov-smirnov", "").p().orElseThrow();
    double wrongP = Data.statistic(wrong, "kolmogorov-smirnov", "").p().orElseThrow();
    assertTrue(p > 1e10 * wrongP, p + " with 54, " + wrongP + " with 51");
  }

  private static LawResult kinetic(Table table, int degrees, String strictness) {
    return Data.check(
        table,
        "{kind: kinetic-energy, id: k, title: t, of: kinetic_kJ, time: time_ps, degrees: "
            + degrees
            + ", temperature: 300, boltzmann: 0.00831446261815324, quantityUnit: kJ/mol,"
            + " strictness: "
            + strictness
            + ", tolerance: 4}");
  }

  @Test
  void ising_meanEnergies_areKaufmans() {
    LawResult result =
        Data.check(
            Data.read("simulators/ising-energies.csv.gz"),
            "{kind: ensemble-mean, id: e, title: t, of: energy / 1024, value: exact, sample: [T],"
                + " order: k, tolerance: 3}");
    assertEquals(6, result.checked());
    assertEquals(0, result.violations());
    assertEquals(-1.85851953125, Data.value(result, "mean", "T = 1.8"), 1e-12);
    assertEquals(-0.660534179687, Data.value(result, "mean", "T = 3.5"), 1e-12);
    assertEquals(Verdict.CONSISTENT, verdict(result));
    LawResult infinite =
        Data.check(
            Data.read("simulators/ising-energies.csv.gz"),
            "{kind: ensemble-mean, id: e, title: t, of: energy / 1024, value: exact + 0.0194,"
                + " sample: [T], order: k, tolerance: 3}");
    assertEquals(Verdict.NOT_CONSISTENT, verdict(infinite), "the infinite lattice's, at Tc");
  }

  @Test
  void ising_energies_areThoseOfTheSpinsAndSymmetric() throws Exception {
    Table sites = sites();
    String energy = "quantity: {neighbourSum: [spin], site: [i, j], sizes: [32, 32], coupling: -1}";
    LawResult stated =
        Data.check(
            sites,
            "{kind: stated-quantity, id: e, title: t, stated: energy, group: [config], unit: J,"
                + " tolerance: 0, "
                + energy
                + "}");
    assertEquals(24, stated.checked());
    assertEquals(0, stated.violations());
    LawResult magnetisation =
        Data.check(
            sites,
            "{kind: stated-quantity, id: m, title: t, stated: magnetisation, group: [config], unit:"
                + " \"1\", tolerance: 0, quantity: {aggregate: sum(spin)}}");
    assertEquals(0, magnetisation.violations());
    LawResult symmetric =
        Data.check(
            sites,
            "{kind: invariance, id: z2, title: t, frame: [config], unit: J, tolerance: 0, draws: 3,"
                + " under: [{sign: [spin]}, {siteShift: [i, j], sizes: [32, 32]}], "
                + energy
                + "}");
    assertEquals(72, symmetric.checked());
    assertEquals(0, symmetric.violations());
    LawResult scrambled =
        Data.check(
            sites,
            "{kind: invariance, id: p, title: t, frame: [config], unit: J, tolerance: 0, draws: 1,"
                + " under: [{permutation: [spin]}], "
                + energy
                + "}");
    assertTrue(scrambled.violations() >= 20, "sites are no permutation symmetry");
  }

  /** One row per site of every configuration, from the bits of its spins. */
  private static Table sites() throws Exception {
    List<String[]> rows;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    SimulatorsTest.class.getResourceAsStream(
                        "/simulators/ising-configurations.csv.gz")),
                StandardCharsets.UTF_8))) {
      rows = in.lines().skip(1).map(line -> line.split(",")).toList();
    }
    double[][] cells = new double[6][rows.size() * 1024];
    for (int config = 0; config < rows.size(); config++) {
      String[] row = rows.get(config);
      String hex = row[4].substring(1);
      for (int site = 0; site < 1024; site++) {
        int at = config * 1024 + site;
        int bit = Character.digit(hex.charAt(site / 4), 16) >> (3 - site % 4) & 1;
        cells[0][at] = config;
        cells[1][at] = site / 32;
        cells[2][at] = site % 32;
        cells[3][at] = 2 * bit - 1;
        cells[4][at] = Double.parseDouble(row[2]);
        cells[5][at] = Double.parseDouble(row[3]);
      }
    }
    return Data.of("config i j spin energy magnetisation", cells);
  }

  @Test
  void traffic_balance_holdsInEveryEdgeMinute() {
    Table edges = Data.read("simulators/traffic-edges.csv.gz");
    String balance =
        "{kind: balance, id: b, title: t, gains: [departed, entered], losses: [arrived, left],"
            + " before: stored_begin, after: stored_end, unit: vehicle, tolerance: 0}";
    LawResult result = Data.check(edges, balance);
    assertEquals(8040, result.checked());
    assertEquals(0, result.violations());
    assertEquals(3.7254e-4, result.upper(), 5e-8);
    double[] late = edges.column("left").clone();
    late[17]++;
    double[][] columns = new double[edges.schema().columns().size()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = edges.schema().names().get(c).equals("left") ? late : edges.column(c);
    }
    LawResult broken = Data.check(Table.of(edges.schema(), columns), balance);
    assertEquals(1, broken.violations());
    assertEquals(-1, broken.worst().get(0).residual());
  }

  private static Verdict verdict(LawResult result) {
    return result.evidence().orElseThrow().judgement().orElseThrow().verdict();
  }
}
