package org.hallmark.physics.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hallmark.physics.Filtered;
import org.hallmark.physics.Judgement.Verdict;
import org.hallmark.physics.Law;
import org.hallmark.physics.LawCheck;
import org.hallmark.physics.LawResult;
import org.hallmark.physics.LawResult.Reference;
import org.hallmark.provenance.seed.PublicDraws;
import org.hallmark.provenance.seed.PublicSeed;
import org.hallmark.tables.Column;
import org.hallmark.tables.Kind;
import org.hallmark.tables.Missing;
import org.hallmark.tables.Schema;
import org.hallmark.tables.Table;
import org.junit.jupiter.api.Test;

/**
 * Laws of cells, pairs, relations, symmetry and equations of state on tables with known answers.
 */
class StructureLawsTest {
  private static final PublicSeed SEED = new PublicSeed("frames", "3c".repeat(32));

  @Test
  void minimumImage_componentwiseRoundingInASkewedCell_isSeen() {
    String law =
        "{kind: minimum-image, id: m, title: t, distance: r, displacement: [x, y, z], cell: [\"10\","
            + " \"0\", \"0\", \"4.9\", \"8\", \"0\", \"0\", \"0\", \"9\"], unit: A, tolerance:"
            + " 1.0e-9}";
    double rounded = StrictMath.sqrt(4.9 * 4.9 + 3.9 * 3.9);
    double nearest = StrictMath.sqrt(4.9 * 4.9 + 3.9 * 3.9);
    nearest = Math.min(nearest, StrictMath.sqrt(0 + 4.1 * 4.1));
    Table table =
        Data.of(
            "r x y z",
            new double[] {rounded, nearest},
            new double[] {4.9, 4.9},
            new double[] {3.9, 3.9},
            new double[] {0, 0});
    LawResult result = Data.check(table, law);
    assertEquals(2, result.checked());
    assertEquals(1, result.violations());
    assertEquals(rounded - nearest, result.worst().get(0).residual(), 1e-12);
  }

  @Test
  void cellValidity_impossibleAnglesAndWrongVolume_areSeen() {
    Table table =
        Data.of(
            "a b c al be ga v",
            new double[] {3, 3, 3},
            new double[] {4, 4, 4},
            new double[] {5, 5, 5},
            new double[] {90, 30, Table.MISSING},
            new double[] {90, 40, 90},
            new double[] {90, 100, 90},
            new double[] {60, 1, 60});
    LawResult valid =
        Data.check(
            table,
            "{kind: cell-validity, id: c, title: t, cell: [a, b, c, al, be, ga], atLeast: 0.1, unit:"
                + " A^3, tolerance: 0}");
    assertEquals(2, valid.checked());
    assertEquals(1, valid.violations());
    LawResult volume =
        Data.check(
            table,
            "{kind: cell-validity, id: c, title: t, cell: [a, b, c, al, be, ga], volume: v, unit:"
                + " A^3, tolerance: 1.0e-9}");
    assertEquals(1, volume.violations());
  }

  @Test
  void closestPair_acrossTheBoundary_isSeen() {
    Table table =
        Data.of(
            "frame x y z",
            new double[] {1, 1, 2, 2},
            new double[] {0.1, 9.9, 1, 5},
            new double[] {0, 0, 0, 0},
            new double[] {0, 0, 0, 0});
    LawResult result =
        Data.check(
            table,
            "{kind: closest-pair, id: p, title: t, frame: [frame], position: [x, y, z], cell:"
                + " [\"10\", \"10\", \"10\"], atLeast: 0.5, unit: A, tolerance: 0}");
    assertEquals(2, result.checked());
    assertEquals(1, result.violations());
    assertEquals("1", result.worst().get(0).key().get("frame"));
    assertEquals(0.3, result.worst().get(0).residual(), 1e-12);
  }

  @Test
  void relation_uncertainParameter_forgivesWhatItExplains() {
    Table table = Data.of("v p", new double[] {1, 2, 4}, new double[] {8.3, 4.2, 2.5});
    String exact = "{name: c, value: 8}";
    assertEquals(3, relation(table, exact).violations());
    LawResult uncertain = relation(table, "{name: c, value: 8, error: 0.25}");
    assertEquals(1, uncertain.violations());
    assertEquals(0.5 - 1.96 * 0.25 / 4, uncertain.worst().get(0).residual(), 1e-12);
  }

  private static LawResult relation(Table table, String parameter) {
    return Data.check(
        table,
        "{kind: relation, id: r, title: t, left: p, right: c / v, parameters: ["
            + parameter
            + "], unit: Pa, tolerance: 0}");
  }

  @Test
  void balance_ofMixedUnits_isAMistakeForEveryColumn() {
    Schema schema =
        new Schema(
            List.of(
                Column.number("in", "in", Kind.REAL, "kg", 0, 9, Missing.REFUSED),
                Column.number("out", "out", Kind.REAL, "t", 0, 9, Missing.REFUSED)));
    String law =
        "{kind: balance, id: b, title: t, gains: [\"`in`\"], losses: [out], unit: g, tolerance: 0}";
    assertEquals(1, Data.mistakes(schema, law.replace("unit: g", "unit: kg")).size());
    List<String> mistakes = Data.mistakes(schema, law);
    assertEquals(2, mistakes.size(), mistakes.toString());
    assertTrue(mistakes.get(0).contains("/0/unit"), mistakes.toString());
  }

  @Test
  void holonomicConstraint_oneIdTwice_isBroken() {
    Table table =
        Data.of(
            "mol id x y z",
            new double[] {1, 1, 2, 2},
            new double[] {1, 2, 3, 3},
            new double[] {0, 1, 0, 1},
            new double[] {0, 0, 0, 0},
            new double[] {0, 0, 0, 0});
    LawResult result =
        Data.check(
            table,
            "{kind: holonomic-constraint, id: b, title: t, molecule: [mol], particle: id, position:"
                + " [x, y, z], bonds: [{between: [1, 2], length: 1}], unit: A, tolerance: 0}");
    assertEquals(2, result.checked());
    assertEquals(1, result.violations());
    assertEquals(1, result.evidence().orElseThrow().findings().size());
  }

  @Test
  void relation_parameterNamedLikeAColumn_isAMistake() {
    Table table = Data.of("v p", new double[0], new double[0]);
    List<String> mistakes =
        Data.mistakes(
            table.schema(),
            "{kind: relation, id: r, title: t, left: p, right: 1 / v, parameters: [{name: v, value:"
                + " 1}], unit: Pa, tolerance: 0}");
    assertEquals(1, mistakes.size(), mistakes.toString());
    assertTrue(mistakes.get(0).contains("/0/parameters/0/name"), mistakes.toString());
  }

  /** Third-order Birch–Murnaghan with V0 = 40, E0 = −8, B0 = 0.5, B0' = 4.5. */
  @Test
  void equationOfState_givenCurve_isRecovered() {
    double[] volumes = new double[9];
    double[] energies = new double[9];
    for (int i = 0; i < volumes.length; i++) {
      volumes[i] = 34 + 1.5 * i;
      double x = StrictMath.pow(40 / volumes[i], 2.0 / 3);
      double y = x - 1;
      energies[i] = -8 + 9 * 40 * 0.5 / 16 * (y * y * y * 4.5 + y * y * (6 - 4 * x));
    }
    LawResult result = state(volumes, energies);
    assertEquals(0, result.violations());
    assertEquals(40, Data.value(result, "equilibrium-volume", ""), 1e-6);
    assertEquals(-8, Data.value(result, "least-energy", ""), 1e-9);
    assertEquals(0.5, Data.value(result, "bulk-modulus", ""), 1e-6);
    energies[4] += 0.01;
    assertTrue(state(volumes, energies).violations() > 0);
    double[] rising = volumes.clone();
    assertEquals(
        Verdict.NOT_CONSISTENT,
        state(volumes, rising).evidence().orElseThrow().judgement().orElseThrow().verdict());
  }

  private static LawResult state(double[] volumes, double[] energies) {
    return Data.check(
        Data.of("v e", volumes, energies),
        "{kind: equation-of-state, id: s, title: t, energy: e, volume: v, unit: eV, tolerance:"
            + " 1.0e-6}");
  }

  @Test
  void invariance_ofAPairPotentialUnderMotions_holdsAndOfAPositionDoesNot() {
    double[][] cells = new double[5][40];
    PublicDraws draws = SEED.draws(0);
    for (int row = 0; row < 40; row++) {
      cells[0][row] = row / 10;
      cells[1][row] = row % 10;
      for (int axis = 0; axis < 3; axis++) {
        cells[2 + axis][row] = 3 * draws.nextGaussian();
      }
    }
    Table table = Data.of("frame atom x y z", cells);
    String pairs = "{pairSum: \"1 / (r * r)\", position: [x, y, z]}";
    String motions =
        "[{rotation: [x, y, z]}, {translation: [x, y, z], scale: 5}, {permutation: [x, y, z]}]";
    LawResult held = invariance(table, pairs, motions);
    assertEquals(4 * 7, held.checked());
    assertEquals(0, held.violations(), held.worst().toString());
    assertTrue(held.residuals().get(3).value() > 0, "rounding leaves something");
    assertEquals(28, invariance(table, "{aggregate: sum(x)}", motions).violations());
    assertEquals(0, invariance(table, "{aggregate: sum(x)}", "[{permutation: [x]}]").violations());
    String cell = "cell: [\"9\", \"0\", \"0\", \"4\", \"8\", \"0\", \"2\", \"-3\", \"9\"]";
    String periodic = "{pairSum: \"1 / (r * r)\", position: [x, y, z], " + cell + "}";
    String images = "[{latticeTranslation: [x, y, z], " + cell + "}]";
    assertEquals(0, invariance(table, periodic, images).violations());
    assertEquals(28, invariance(table, pairs, images).violations());
  }

  private static LawResult invariance(Table table, String quantity, String under) {
    return Data.check(
        table,
        "{kind: invariance, id: i, title: t, frame: [frame], draws: 7, unit: J, tolerance: 1.0e-8,"
            + " quantity: "
            + quantity
            + ", under: "
            + under
            + "}");
  }

  @Test
  void bounds_filteredAndPublicReference_standBesideTheResult() {
    Table synthetic = Data.of("s", new double[] {1, 2, -3, 4, Table.BAD, Table.MISSING});
    Table source = Data.of("s", new double[] {1, 2, 3, -0.5});
    Law law =
        Data.law(
            synthetic.schema(),
            "{kind: bounds, id: b, title: t, of: s, atLeast: 0, unit: m, tolerance: 1, filtered:"
                + " {rows: 0, of: 10000, reason: none was}}");
    LawResult result = LawCheck.beside(law, synthetic, source);
    assertEquals(5, result.checked());
    assertEquals(2, result.violations());
    Reference reference = result.reference().orElseThrow();
    assertEquals(0, reference.violations());
    assertEquals(4, reference.measured().orElseThrow().checked());
    assertEquals(0.5, reference.measured().orElseThrow().residuals().get(3).value());
    Filtered filtered = result.evidence().orElseThrow().filtered().orElseThrow();
    assertEquals(2.9953e-4, filtered.upper(), 5e-9);
  }
}
