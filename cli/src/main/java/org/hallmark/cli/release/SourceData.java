package org.hallmark.cli.release;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.hallmark.cli.plan.ReleasePlan;
import org.hallmark.cli.plan.TrainableRows;
import org.hallmark.cli.spark.SparkRows;
import org.hallmark.cli.table.SourceRows;
import org.hallmark.cli.terminal.Progress;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.djl.GradientEngine;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.preregistration.run.RunClose.Reason;
import org.hallmark.preregistration.seal.Seal;
import org.hallmark.privacy.ledger.ContentDigests;
import org.hallmark.privacy.source.ConfidentialReader;
import org.hallmark.privacy.source.ConfidentialSource;
import org.hallmark.privacy.source.ScratchCopy;
import org.hallmark.privacy.source.SourceCheck;
import org.hallmark.privacy.state.OwnerState;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.RowBlocks;

/** The source's private copy, what reads it, and its rows, each made when first needed, once. */
final class SourceData implements PrivateWork.Rows, AutoCloseable {
  private final World world;
  private final ReleasePlan plan;
  private final OwnerState state;
  private final Journal journal;
  private final RunBook book;
  private final Optional<String> master;
  private final ComputeDevice device;
  private Optional<ScratchCopy> copy = Optional.empty();
  private Optional<SourceRows> reader = Optional.empty();
  private Optional<ConfidentialSource> rows = Optional.empty();
  private Optional<RowBlocks> open = Optional.empty();

  SourceData(
      World world,
      ReleasePlan plan,
      OwnerState state,
      Journal journal,
      RunBook book,
      Optional<String> master,
      ComputeDevice device) {
    this.world = world;
    this.plan = plan;
    this.state = state;
    this.journal = journal;
    this.book = book;
    this.master = master;
    this.device = device;
  }

  @Override
  public ConfidentialSource open() throws IOException, MalformedDocumentException {
    if (rows.isEmpty()) {
      ScratchCopy fit = copy();
      rows = Optional.of(reader().read(plan.source(), fit));
    }
    return rows.get();
  }

  @Override
  public ScratchCopy publicSource() throws IOException, MalformedDocumentException {
    return plan.isPublic() ? copy() : PrivateWork.Rows.super.publicSource();
  }

  @Override
  public RowBlocks publicRows() throws IOException, MalformedDocumentException {
    if (open.isEmpty()) {
      ScratchCopy fit = copy();
      open = Optional.of(reader().readPublic(plan.source(), fit));
    }
    return open.get();
  }

  /** Refuses rows of a public source that the plan cannot train on; tells of unwise ones. */
  void requireTrainable() throws IOException, MalformedDocumentException {
    if (!PublicWork.isAsked(plan)) {
      return;
    }
    RowBlocks seen = PublicWork.seen(plan, publicRows());
    TrainableRows trainable = new TrainableRows(plan.generator(), seen, plan.source().keys());
    trainable.require();
    trainable.warnings().forEach(warning -> Progress.announce(world, "warning", warning));
  }

  @Override
  public <R> R inTask(Supplier<R> work) throws IOException {
    return reader().inTask(work);
  }

  @Override
  public ComputeDevice device() {
    return device;
  }

  @Override
  public TorchEngine engine(NumericMode mode) throws IOException {
    return TorchEngine.start(mode, NativeCache.folder(world), device);
  }

  @Override
  public GradientEngine gradients(NumericMode mode) throws IOException {
    return reader().gradients(mode, device, NativeCache.folder(world));
  }

  /** What the private index of a ledger is made of; the rows are read in the same pass. */
  ContentDigests contents() throws IOException, MalformedDocumentException {
    ScratchCopy fit = copy();
    ConfidentialReader.Pass pass = reader().pass(plan.source(), fit);
    rows = Optional.of(pass.source());
    return pass.contents();
  }

  private SourceRows reader() throws IOException {
    if (reader.isEmpty()) {
      reader = Optional.of(SparkRows.of(plan.source(), state, master));
    }
    return reader.get();
  }

  ScratchCopy copy() throws IOException, MalformedDocumentException {
    if (copy.isEmpty()) {
      Progress.announce(world, "read", "source data");
      copy = Optional.of(ScratchCopy.of(plan.local().orElseThrow().source(), state));
      requireFit(copy.get());
    }
    return copy.get();
  }

  /** Sealed data were looked at before they were sealed. */
  private void requireFit(ScratchCopy fresh) throws IOException, MalformedDocumentException {
    Optional<Seal> seal = journal.seal();
    if (seal.isEmpty()) {
      SourceCheck.requireForm(plan.source(), fresh);
      reader().require(plan.source(), fresh);
    } else if (!seal.get().data().equals(fresh.commitment())) {
      if (journal.runs().isOpen()) {
        book.close(Reason.CONTEXT_CHANGED);
      }
      throw Refusal.incomplete(
          "the source data are not the ones that were sealed. Restore them, or give another"
              + " --repo");
    }
  }

  @Override
  public void close() throws IOException {
    reader.ifPresent(SourceRows::close);
    if (copy.isPresent()) {
      copy.get().close();
    }
  }
}
