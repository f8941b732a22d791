package org.hallmark.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hallmark.metrics.MeasuredAxis;
import org.hallmark.metrics.MeasuredObservable;
import org.hallmark.metrics.Noise;
import org.hallmark.metrics.PublicComparison;
import org.hallmark.metrics.Route;
import org.hallmark.metrics.divergence.Floor;
import org.hallmark.metrics.observable.Scale;
import org.hallmark.physics.LawResult;
import org.hallmark.preregistration.ClaimVerdict;
import org.hallmark.preregistration.ClaimVerdict.Judgement;
import org.hallmark.preregistration.plan.Datasheet;
import org.hallmark.privacy.disclosure.Disclosure;
import org.hallmark.privacy.disclosure.DisclosureFacts;
import org.hallmark.privacy.disclosure.PublishedPrivacy;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.privacy.dpsgd.Transcript;
import org.hallmark.privacy.event.Adjacency;
import org.hallmark.privacy.ledger.BudgetRaise;
import org.hallmark.privacy.ledger.DatasetExtract;
import org.hallmark.privacy.ledger.LedgerExtract;
import org.hallmark.privacy.ledger.PublishedLedger;
import org.hallmark.privacy.mechanism.NoiseBackend;
import org.hallmark.privacy.mechanism.Replay;
import org.hallmark.privacy.plan.SettingsBasis;
import org.hallmark.privacy.statement.ChargedEvent;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.Finding;
import org.hallmark.reports.facts.MakingFacts;
import org.hallmark.reports.facts.PlanFacts;
import org.hallmark.reports.facts.ReportInput;
import org.hallmark.reports.facts.Setting;
import org.hallmark.reports.facts.TrainingFacts;

/**
 * The input of a report that resembles that of the arterial-traffic example; its numbers are made
 * up.
 */
public final class ArterialReport {
  private static final List<String> COUNTS =
      List.of(
          "0", "1", "2", "[3, 5)", "[5, 8)", "[8, 13)", "[13, 21)", "[21, 34)", "≥ 34", "outside");
  private static final long[] FEW = {61_412, 8_410, 1_602, 702, 401, 318, 88, -21, 34, 12};
  private static final long[] SOME = {
    24_114, 12_018, 9_204, 11_320, 8_019, 5_402, 2_408, 402, 61, -44
  };

  private ArterialReport() {}

  /** Writes all documents into the folder named by the first argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Files.write(folder.resolve("report.html"), Renderer.html(input()));
    Files.write(folder.resolve("report.json"), Renderer.json(input()));
    Files.write(folder.resolve("report.pdf"), Renderer.pdf(input()));
  }

  public static ReportInput input() {
    return new ReportInput(
        ArterialFacts.manifest(),
        plan(),
        ArterialFacts.source(),
        ArterialFacts.datasheet(),
        ArterialFacts.making(),
        ArterialFacts.training(),
        ArterialFacts.run(),
        Optional.of(new PublishedPrivacy(privacy(), disclosure(), ledger())),
        observables(),
        Optional.empty(),
        laws(),
        claims(),
        ArterialFacts.registration());
  }

  /** The same with a source that everybody may see, and what is measured of one. */
  public static ReportInput open() {
    ReportInput input = input();
    return new ReportInput(
        input.manifest(),
        input.plan(),
        input.source(),
        input.datasheet(),
        new MakingFacts(
            "2026-11-01T09:00:00Z",
            "hmac-sha256 " + digest("data").hex(),
            "hmac-sha256 " + digest("secret").hex(),
            Optional.of(digest("data").hex()),
            input.making().runs(),
            input.making().choice()),
        TrainingFacts.silent("The plan publishes no transcript."),
        input.run(),
        Optional.empty(),
        input.observables(),
        Optional.of(
            new PublicComparison(
                digest("data"),
                List.of(pair("speed--density", 0.03), pair("speed--flow", 0.2)),
                List.of(),
                Optional.empty(),
                List.of(new Finding("cell-beyond", "speed", "at most 30", "31 in 2 rows")))),
        input.laws(),
        input.claims(),
        input.registration());
  }

  private static MeasuredObservable pair(String id, double divergence) {
    return coarse(
        id,
        "Pair " + id,
        divergence,
        List.of(axis("speed_m_s", "m/s", 0, 5, 30), axis("entered", "vehicle", 0, 25, 75)),
        40,
        30,
        20,
        10);
  }

  public static PublishedLedger ledger() {
    return PublishedLedger.of(
        new LedgerExtract(
            digest("no look"), digest("last look"), Adjacency.ADD_OR_REMOVE, 1e-6, 2.7812),
        new DatasetExtract(
            "arterial-two-hours",
            digest("plan before"),
            digest("this plan"),
            1,
            6,
            3e-6,
            5.5,
            2e-6,
            8.25,
            4e-6,
            List.of(
                new BudgetRaise(
                    "hallmark-dataset-budget-raise-v1",
                    1,
                    digest("no raise"),
                    1,
                    digest("plan before"),
                    "arterial-two-hours",
                    9,
                    5e-6,
                    "a second question of the city",
                    "2026-01-02T00:00:00Z")),
            Optional.empty()));
  }

  public static Digest digest(String of) {
    return Digest.of(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static <V> SortedMap<String, V> sorted(Map<String, V> values) {
    return new TreeMap<>(values);
  }

  public static PlanFacts plan() {
    return new PlanFacts(
        "Synthetic edge-minutes of a signalised arterial",
        "Can minute-by-minute traffic states of the 38 road edges of a signalised arterial, with"
            + " and without an incident, be released under differential privacy so that their"
            + " distributions and their vehicle balance hold?",
        List.of("The Hallmark authors"),
        "CC-BY-4.0",
        "Eclipse SUMO 1.15.0, signalised arterial of 2.5 km, base and incident scenario, 16 seeds"
            + " each",
        "confidential",
        "conditional-vae",
        List.of(
            new Setting("hidden", "192, 192"),
            new Setting("latent", "8"),
            new Setting("derive stored_end", "stored_begin + departed + entered - arrived - left"),
            new Setting("training.optimiser", "adam"),
            new Setting("training.learningRate", "0.002"),
            new Setting("training.batch", "1024"),
            new Setting("training.steps", "800"),
            new Setting("training.clip", "1.0"),
            new Setting("numericMode", "avx2")));
  }

  /** The input with other results. */
  public static ReportInput with(
      List<MeasuredObservable> observables, List<LawResult> laws, List<ClaimVerdict> claims) {
    ReportInput input = input();
    return new ReportInput(
        input.manifest(),
        input.plan(),
        input.source(),
        input.datasheet(),
        input.making(),
        input.training(),
        input.run(),
        input.privacy(),
        observables,
        input.comparison(),
        laws,
        claims,
        input.registration());
  }

  /** The input with a datasheet. */
  public static ReportInput telling(ReportInput input, Datasheet datasheet) {
    return new ReportInput(
        input.manifest(),
        input.plan(),
        input.source(),
        datasheet,
        input.making(),
        input.training(),
        input.run(),
        input.privacy(),
        input.observables(),
        input.comparison(),
        input.laws(),
        input.claims(),
        input.registration());
  }

  /** An input with another promise, or none. */
  public static ReportInput promising(Optional<PublishedPrivacy> privacy, ReportInput input) {
    return new ReportInput(
        input.manifest(),
        input.plan(),
        input.source(),
        input.datasheet(),
        input.making(),
        input.training(),
        input.run(),
        privacy,
        input.observables(),
        input.comparison(),
        input.laws(),
        input.claims(),
        input.registration());
  }

  public static PrivacyStatement privacy() {
    List<ChargedEvent> charges = new ArrayList<>();
    charges.add(
        new ChargedEvent(
            "training",
            "DP-SGD training of the generator",
            "poisson-sampled-gaussian",
            sorted(
                Map.of("samplingRate", 1024 / 70_000.0, "noiseMultiplier", 0.7432, "count", 800.0)),
            2.398));
    List.of("speed", "density", "entered", "left", "departed", "arrived", "stored")
        .forEach(id -> charges.add(histogram(id, 25, 0.04)));
    List.of("flow-quarter", "stored-quarter", "speed-quarter", "flow-density-quarter")
        .forEach(id -> charges.add(histogram(id, 16.6666666666666667, 0.06)));
    List.of("vehicle-balance", "counts-not-negative", "speed-limit", "quarter-balance")
        .forEach(
            id ->
                charges.add(
                    new ChargedEvent(
                        "law-" + id,
                        "Count of the source records that break the law " + id,
                        "discrete-laplace",
                        sorted(Map.of("scale", 50.0)),
                        0.02)));
    return new PrivacyStatement(
        "record",
        List.of(),
        1,
        "One edge-minute: what the detectors of one road edge counted in one minute of one"
            + " simulation.",
        "A vehicle is not a record. It appears in every edge-minute that it drives through, in tens"
            + " of records, so this release does not hide that a certain vehicle was there or which"
            + " way it went.",
        SettingsBasis.THIS_SOURCE,
        "By the divergences of twenty trial runs.",
        Adjacency.ADD_OR_REMOVE,
        70_000,
        1e-6,
        3,
        2.7812,
        sorted(Map.of("renyi", 2.7812, "sum-of-epsilons", 2.998)),
        "renyi-v1",
        NoiseBackend.HALLMARK_DISCRETE,
        Replay.FROM_ESCROW,
        charges,
        List.of(
            "Gradient noise is added in single precision; the bound assumes the continuous"
                + " Gaussian.",
            "The guarantee is computational: noise comes from AES-256 in counter mode."),
        List.of(
            "That the owner's machine drew the secret from its operating system and kept it.",
            "That the program that ran is the one whose digest is sealed."),
        Optional.empty());
  }

  private static Disclosure disclosure() {
    DpSgd training = new DpSgd(1024 / 70_000.0, 1, 0.7432, 800, 1024, Sums.FLOAT32);
    return Disclosure.of(
        privacy(),
        new DisclosureFacts(
            new DisclosureFacts.Release(
                "arterial-traffic",
                plan().title(),
                plan().question(),
                plan().creators(),
                plan().sourceTitle(),
                List.of("edge", "minute", "speed"),
                "2026-01-01T00:00:00Z",
                1),
            training,
            Transcript.NONE,
            new DisclosureFacts.Program("0.1.0", "conditional-vae-v1", "sha256:00", "avx2"),
            new DisclosureFacts.Bindings("sha256:11", "hmac 22", "hmac 33", "none"),
            List.of()));
  }

  private static ChargedEvent histogram(String id, double scale, double epsilon) {
    return new ChargedEvent(
        "observable-" + id,
        "Noisy histogram of the observable " + id,
        "discrete-laplace",
        sorted(Map.of("scale", scale)),
        epsilon);
  }

  public static List<MeasuredObservable> observables() {
    MeasuredAxis speed = axis("speed_m_s", "m/s", 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 30);
    MeasuredAxis density = axis("density_veh_km", "veh/km", 0, 1, 2, 4, 8, 16, 32, 64, 128, 300);
    List<MeasuredObservable> all = new ArrayList<>();
    all.add(
        fine(
            "speed",
            "Mean speed",
            speed,
            0.0312,
            1_204,
            2_018,
            2_611,
            3_020,
            3_844,
            5_390,
            9_816,
            16_604,
            11_280,
            2_003,
            91,
            -18,
            9,
            15_402));
    all.add(
        fine(
            "density", "Density", density, 0.0731, 7_120, 6_802, 10_404, 14_920, 13_001, 5_904,
            1_908, 640, 88, -31, 12_402));
    for (String id : List.of("entered", "left", "departed", "arrived", "stored")) {
      boolean few = id.equals("departed") || id.equals("arrived");
      String title = few ? "Vehicles that " + id : "Vehicles, " + id;
      String of = id.equals("stored") ? "stored_end" : id;
      double divergence = few ? 0.00041 : 0.0124;
      all.add(
          fine(id, title, new MeasuredAxis(of, "vehicle", COUNTS), divergence, few ? FEW : SOME));
    }
    all.add(
        coarse(
            "flow-quarter",
            "Vehicles entering in a quarter-hour",
            0.0882,
            List.of(axis("sum(entered)", "vehicle", 0, 1, 10, 25, 50, 100, 150, 200, 300, 400)),
            802,
            611,
            604,
            788,
            902,
            640,
            309,
            166,
            61,
            -38));
    all.add(
        coarse(
            "stored-quarter",
            "Vehicles on the edge, mean of a quarter-hour",
            0.0449,
            List.of(axis("avg(stored_end)", "vehicle", 0, 0.5, 1, 2, 4, 8, 16, 32, 64)),
            1_204,
            802,
            966,
            904,
            511,
            288,
            104,
            61,
            -12));
    all.add(notEstimable());
    all.add(joint());
    return all;
  }

  private static MeasuredAxis axis(String label, String unit, double... edges) {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i < edges.length; i++) {
      String end = i == edges.length - 1 ? "]" : ")";
      cells.add("[" + plain(edges[i - 1]) + ", " + plain(edges[i]) + end);
    }
    cells.add("outside");
    if (label.matches(".*(speed|density).*")) {
      cells.add("missing");
    }
    return new MeasuredAxis(label, unit, cells);
  }

  private static String plain(double edge) {
    return edge == (long) edge ? Long.toString((long) edge) : "0.5";
  }

  private static MeasuredObservable fine(
      String id, String title, MeasuredAxis axis, double divergence, long... real) {
    return observable(id, title, Scale.FINE, List.of(axis), divergence, 25, real);
  }

  private static MeasuredObservable coarse(
      String id, String title, double divergence, List<MeasuredAxis> axes, long... real) {
    return observable(id, title, Scale.COARSE, axes, divergence, 100.0 / 3, real);
  }

  private static MeasuredObservable observable(
      String id,
      String title,
      Scale scale,
      List<MeasuredAxis> axes,
      double divergence,
      double noise,
      long... real) {
    int cells = axes.stream().mapToInt(axis -> axis.cells().size()).reduce(1, (a, b) -> a * b);
    List<Long> source =
        IntStream.range(0, cells).mapToObj(i -> i < real.length ? real[i] : 0L).toList();
    double tilt = 2 * Math.sqrt(divergence);
    return new MeasuredObservable(
        id,
        title,
        scale,
        axes,
        Route.CHARGED,
        source,
        Optional.of(
            new Noise("discrete-laplace", noise, scale == Scale.FINE ? 1 : 2, "observable-" + id)),
        tilted(source, tilt),
        "jsd-noisy-histogram-v1",
        0.95,
        Optional.of(divergence),
        Optional.of(divergence * 0.86),
        Optional.of(divergence * 1.13),
        Optional.empty(),
        Optional.of(
            new Floor(
                "simulated",
                scale == Scale.FINE ? 0.00021 : 0.0041,
                scale == Scale.FINE ? 0.0005 : 0.0078)),
        Optional.empty());
  }

  /** Synthetic counts with less in the first cells and more in the last, none of them negative. */
  private static List<Long> tilted(List<Long> source, double tilt) {
    int n = source.size();
    return IntStream.range(0, n)
        .mapToObj(
            i -> {
              double factor = 1 + tilt * StrictMath.sin(2.4 * i) * (i + 1) / n;
              return Math.max(0, StrictMath.round(source.get(i) * factor * 1.03));
            })
        .toList();
  }

  private static MeasuredObservable notEstimable() {
    MeasuredAxis axis = axis("avg(speed_m_s)", "m/s", 0, 3, 6, 8, 10, 12, 14, 16, 30);
    MeasuredObservable with =
        coarse(
            "speed-quarter",
            "Mean speed of a quarter-hour",
            0.2,
            List.of(axis),
            61,
            104,
            96,
            -44,
            20,
            88,
            12,
            -31,
            49,
            7);
    return new MeasuredObservable(
        with.id(),
        with.title(),
        with.scale(),
        with.axes(),
        with.route(),
        with.real(),
        with.noise(),
        with.synthetic(),
        with.estimator(),
        with.level(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("the noise of 33.3 counts per cell outweighs 362 counted groups in 10 cells"),
        Optional.empty(),
        Optional.empty());
  }

  private static MeasuredObservable joint() {
    return coarse(
        "flow-density-quarter",
        "Flow against density in a quarter-hour",
        0.119,
        List.of(
            axis("sum(entered)", "vehicle", 0, 25, 75, 150, 250, 400),
            axis("avg(density_veh_km)", "veh/km", 0, 4, 16, 48, 96, 300)),
        702,
        188,
        31,
        12,
        -22,
        18,
        604,
        211,
        801,
        202,
        44,
        12,
        -9,
        2,
        -31,
        388,
        490,
        122,
        48,
        11,
        0,
        8,
        61,
        288,
        211,
        96,
        -14,
        21,
        19,
        -4,
        48,
        33,
        8,
        0,
        -12,
        2,
        9,
        -18,
        4,
        11,
        -40,
        5);
  }

  public static List<LawResult> laws() {
    String groups =
        "sum(departed + entered - arrived - left) - (max_by(stored_end, minute) -"
            + " min_by(stored_begin, minute))";
    return List.of(
        law(
            "vehicle-balance",
            "Vehicles are neither made nor lost in a minute",
            Scale.FINE,
            "departed + entered - arrived - left - (stored_end - stored_begin)",
            "vehicle",
            "every vehicle that begins, enters, ends or leaves on the edge is counted once",
            "the generator derives stored_end from this law, so it holds by construction",
            72_960,
            0,
            4.1059e-5,
            -37,
            0,
            0,
            0,
            0),
        law(
            "counts-not-negative",
            "No count is negative",
            Scale.FINE,
            "greatest(0, -departed, -arrived, -entered, -left, -stored_begin, -stored_end)",
            "vehicle",
            "nothing",
            "says nothing about how large counts may be",
            72_960,
            1_204,
            0.017305,
            12,
            0,
            0,
            0,
            14),
        law(
            "speed-limit",
            "Mean speed stays below 1.4 times the limit of 16.67 m/s",
            Scale.FINE,
            "speed_m_s - 1.4 * 16.67",
            "m/s",
            "no driver exceeds the limit by more than SUMO's largest speed factor",
            "a mean over a minute can hide one fast vehicle",
            58_112,
            3,
            1.3343e-4,
            61,
            0,
            0,
            0,
            0.412),
        law(
            "quarter-balance",
            "Vehicles are neither made nor lost in a quarter-hour",
            Scale.COARSE,
            groups,
            "vehicle",
            "the minutes of a quarter-hour follow each other",
            "a generator that draws each minute on its own is expected to break it",
            4_864,
            4_390,
            0.909331,
            -52,
            6,
            21,
            38,
            71));
  }

  private static LawResult law(
      String id,
      String title,
      Scale scale,
      String formula,
      String unit,
      String assumes,
      String weakness,
      long checked,
      long violations,
      double upper,
      long reference,
      double... quantiles) {
    double[] probabilities = {0.5, 0.9, 0.99, 1};
    return new LawResult(
        id,
        title,
        scale,
        formula,
        unit,
        0,
        assumes,
        weakness,
        "law-count-v1",
        checked,
        violations,
        0.95,
        upper,
        IntStream.range(0, quantiles.length)
            .mapToObj(i -> new LawResult.Quantile(probabilities[i], quantiles[i]))
            .toList(),
        violations == 0
            ? List.of()
            : List.of(worst("B0C0", "17", quantiles[3]), worst("D0E0", "44", quantiles[3] * 0.9)),
        Optional.of(
            new LawResult.Reference(
                reference,
                Optional.of(
                    new Noise("discrete-laplace", 50, scale == Scale.FINE ? 1 : 2, "law-" + id)),
                Optional.empty())),
        Optional.empty());
  }

  private static LawResult.Worst worst(String edge, String minute, double residual) {
    return new LawResult.Worst(
        sorted(Map.of("scenario", "incident", "seed", "4", "edge", edge, "minute", minute)),
        residual);
  }

  public static List<ClaimVerdict> claims() {
    return List.of(
        claim(
            "speed-close",
            "The speed distribution is within 0.05 bit of the source",
            "speed",
            "divergence",
            0.05,
            "bit",
            0.0312,
            0.026832,
            0.035256,
            Judgement.SUPPORTED),
        claim(
            "density-close",
            "The density distribution is within 0.05 bit of the source",
            "density",
            "divergence",
            0.05,
            "bit",
            0.0731,
            0.062866,
            0.082603,
            Judgement.NOT_SUPPORTED),
        claim(
            "entered-close",
            "The distribution of entering vehicles is within 0.05 bit of the source",
            "entered",
            "divergence",
            0.05,
            "bit",
            0.0124,
            0.010664,
            0.014012,
            Judgement.SUPPORTED),
        claim(
            "speed-quarter-close",
            "The quarter-hour speed distribution is within 0.05 bit of the source",
            "speed-quarter",
            "divergence",
            0.05,
            "bit",
            null,
            null,
            null,
            Judgement.INCONCLUSIVE),
        claim(
            "balance-holds",
            "At most 1 in 10 000 edge-minutes breaks the vehicle balance",
            "vehicle-balance",
            "violation-rate",
            0.0001,
            "1",
            0.0,
            0.0,
            4.1059e-5,
            Judgement.SUPPORTED),
        claim(
            "quarter-balance-holds",
            "At most 1 in 100 quarter-hours breaks the vehicle balance",
            "quarter-balance",
            "violation-rate",
            0.01,
            "1",
            0.902549,
            0.895,
            0.909331,
            Judgement.NOT_SUPPORTED));
  }

  private static ClaimVerdict claim(
      String id,
      String statement,
      String subject,
      String quantity,
      double threshold,
      String unit,
      Double estimate,
      Double lower,
      Double upper,
      Judgement judgement) {
    String reason =
        switch (judgement) {
          case SUPPORTED -> "the whole interval is below the threshold";
          case NOT_SUPPORTED -> "the whole interval is at or above the threshold";
          case INCONCLUSIVE -> "there is no estimate";
        };
    return new ClaimVerdict(
        id,
        statement,
        subject,
        quantity,
        threshold,
        unit,
        Optional.ofNullable(estimate),
        Optional.ofNullable(lower),
        Optional.ofNullable(upper),
        judgement,
        reason,
        Optional.empty(),
        Optional.empty());
  }
}
