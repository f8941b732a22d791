package org.hallmark.cli.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.hallmark.cli.plan.PlannedLooks;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.entropy.ReleaseSecret;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.privacy.statement.PrivacyStatement;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * What a run took from its source, taken again by an auditor: the same looks, in the same order,
 * with the same noise, in this process alone.
 *
 * @param world whose progress is told
 * @param plan the sealed plan
 * @param said what the release claims of its privacy, by which the plan's noise is found sooner
 * @param room the auditor's scratch, whose ledger the looks are entered in
 */
public record RepeatedWork(World world, ReleasePlan plan, PrivacyStatement said, OwnerState room) {
  /**
   * Trains and counts.
   *
   * @param context that of the run
   * @param secret the opened one
   * @param source the sealed source
   */
  public PrivateResults of(Context context, ReleaseSecret secret, ConfidentialSource source)
      throws IOException, MalformedDocumentException {
    Charges charges = new Charges(plan, room, PlannedLooks.training(plan, said));
    return new PrivateWork(world, plan, room, context, charges, secret)
        .of(new Here(source, room.work().resolve("natives")));
  }

  /** Rows that are there, a task that is this thread, and libraries of this program alone. */
  private record Here(ConfidentialSource open, Path natives) implements PrivateWork.Rows {
    @Override
    public TorchEngine engine(NumericMode mode) throws IOException {
      return TorchEngine.startIsolated(mode, DurableFiles.privateFolder(natives));
    }

    @Override
    public <R> R inTask(Supplier<R> work) {
      return work.get();
    }

    @Override
    public String toString() {
      return "Here";
    }
  }
}
