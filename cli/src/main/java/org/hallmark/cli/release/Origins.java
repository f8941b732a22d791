package org.hallmark.cli.release;

import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.generators.PlatformClass;
import org.hallmark.generators.djl.PublicTraining;
import org.hallmark.metrics.divergence.JensenShannon;
import org.hallmark.metrics.divergence.Protocol;
import org.hallmark.physics.LawCheck;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.statement.Statements;
import org.hallmark.provenance.manifest.RootDigest;
import org.hallmark.reports.Renderer;
import org.hallmark.tables.parquet.ParquetTables;

/** What a manifest says of the program and the machine that made a release. */
public final class Origins {
  /** What computes divergences from a public source; named where there is one. */
  public static final String EXACT_DIVERGENCE = "exact-divergence";

  /** Its id and version. */
  public static final String EXACT_ID = Protocol.NAMED.estimator().id();

  /** What the environment of a training on a graphics card has, and that of no other. */
  public static final String DEVICE = "accelerator.device";

  private Origins() {}

  /**
   * What a manifest says of a run.
   *
   * @param device facts of a graphics card that it was trained on
   */
  static Assembly.Origin of(ReleasePlan plan, Context context, SortedMap<String, String> device) {
    SortedMap<String, String> environment = new TreeMap<>(Machine.facts());
    environment.putAll(device);
    environment.putAll(PlatformClass.here(plan.generator().numericMode()).environment());
    SortedMap<String, String> versions = versions(plan.generator().version());
    if (plan.isPublic()) {
      versions.put(EXACT_DIVERGENCE, EXACT_ID);
    }
    if (PublicWork.isAsked(plan)) {
      versions.put(PublicWork.ROLE, PublicTraining.VERSION);
    }
    return new Assembly.Origin(context.open().run(), versions, environment, Software.components());
  }

  /**
   * The id of everything whose next version may give other bytes.
   *
   * @param generator that of the generator
   */
  public static SortedMap<String, String> versions(String generator) {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("accountant", Accounting.ID);
    versions.put("divergence", JensenShannon.CHARGED);
    versions.put("generator", generator);
    versions.put("hallmark", Version.OF_HALLMARK);
    versions.put("law-check", LawCheck.ID);
    versions.put("packaging", Packaging.VERSION);
    versions.put("privacy-statement", Statements.VERSION);
    versions.put("renderer", Renderer.VERSION);
    versions.put("root", RootDigest.SCHEME);
    versions.put("table-writer", ParquetTables.VERSION);
    return versions;
  }
}
