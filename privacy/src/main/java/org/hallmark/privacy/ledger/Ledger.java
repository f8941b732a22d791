package org.hallmark.privacy.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hallmark.privacy.accounting.Accounting;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.privacy.event.PrivacyEvent;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * The account of all looks that the runs of one plan take: a hash chain of JSON lines in the
 * owner's state folder.
 *
 * <p>A look is recorded, and the disk has it, before the look is taken, so a crash can only leave a
 * look that was paid for and not taken. The same look of the same context is paid for once. It
 * composes all its looks as if their parameters had been fixed in advance, which holds within one
 * sealed plan.
 *
 * <p>A ledger is for one process; the lock of the state folder sees to that.
 */
public final class Ledger implements AutoCloseable {
  private final ChainFile<LedgerEntry> file;
  private final Budget budget;

  private Ledger(ChainFile<LedgerEntry> file, Budget budget) {
    this.file = file;
    this.budget = budget;
  }

  /**
   * Opens a ledger, or begins one.
   *
   * @throws MalformedDocumentException if it was changed by anything but a ledger
   * @throws IllegalArgumentException if the adjacency is not that of the looks recorded
   */
  public static Ledger open(Path path, Budget budget)
      throws IOException, MalformedDocumentException {
    ChainFile<LedgerEntry> file = ChainFile.open(path, LedgerEntry.FORM);
    Ledger ledger = new Ledger(file, budget);
    for (LedgerEntry entry : file.entries()) {
      if (entry.adjacency() != budget.adjacency()) {
        file.close();
        throw new IllegalArgumentException(
            "adjacency must be the ledger's "
                + entry.adjacency()
                + ". Provided value: "
                + budget.adjacency());
      }
    }
    return ledger;
  }

  /**
   * Pays for a look.
   *
   * @return the charge, the same for the same look of the same context
   * @throws BudgetExceededException if the budget does not allow it; then nothing is recorded
   * @throws IllegalStateException if the context has another look of this id
   */
  public synchronized Charge charge(ChargeRequest request) throws IOException {
    Optional<Charge> before = find(request.context(), request.id());
    if (before.isPresent()) {
      return requireSame(before.get(), request);
    }
    requireAffordable(request);
    List<LedgerEntry> entries = file.entries();
    LedgerEntry entry = LedgerEntry.of(entries.size() + 1L, head(), request, budget);
    return new Charge(request, file.append(entry));
  }

  /** All looks, in the order charged. */
  public synchronized List<Charge> charges() {
    List<Charge> charges = new ArrayList<>();
    for (LedgerEntry entry : file.entries()) {
      charges.add(new Charge(entry.request(), file.head(charges.size() + 1)));
    }
    return List.copyOf(charges);
  }

  /** The looks of one context, in the order charged. */
  public List<Charge> charges(Digest context) {
    return charges().stream().filter(charge -> charge.context().equals(context)).toList();
  }

  /** Digest of the last line. */
  public synchronized Digest head() {
    return file.head(file.entries().size());
  }

  /** Digest of the last line before the first look of {@code context}; the head if it has none. */
  public synchronized Digest previousHead(Digest context) {
    return file.head(first(context));
  }

  /** An upper bound on the ε of all looks, at the budget's δ. */
  public synchronized double bound() {
    return bound(events(file.entries().size()));
  }

  /** What is left of the budget is the budget less {@link #bound()}. */
  public Budget budget() {
    return budget;
  }

  /**
   * What the release of {@code context} publishes; the same at any later time.
   *
   * @throws IllegalStateException if the context has no look
   */
  public synchronized LedgerExtract extract(Digest context) {
    int last = last(context);
    if (last == 0) {
      throw new IllegalStateException("the ledger has no look of context " + context);
    }
    return new LedgerExtract(
        previousHead(context),
        file.head(last),
        budget.adjacency(),
        budget.delta(),
        bound(events(last)));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void requireAffordable(ChargeRequest request) {
    List<PrivacyEvent> events = new ArrayList<>(events(file.entries().size()));
    double spent = bound(events);
    events.add(request.event());
    double wouldBe = bound(events);
    if (exceeds(wouldBe)) {
      throw new BudgetExceededException(request.id(), spent, wouldBe, budget);
    }
  }

  /** Compared as the decimals that the plan was written in. */
  private boolean exceeds(double epsilon) {
    return Double.isInfinite(epsilon)
        || Decimals.of(epsilon).compareTo(Decimals.of(budget.epsilon())) > 0;
  }

  private double bound(List<PrivacyEvent> events) {
    return Accounting.epsilonUpper(events, budget.adjacency(), budget.delta());
  }

  private List<PrivacyEvent> events(int count) {
    return file.entries().subList(0, count).stream().map(LedgerEntry::event).toList();
  }

  private Optional<Charge> find(Digest context, String id) {
    return charges(context).stream().filter(charge -> charge.id().equals(id)).findFirst();
  }

  private int first(Digest context) {
    List<LedgerEntry> entries = file.entries();
    int i = 0;
    while (i < entries.size() && !entries.get(i).context().equals(context)) {
      i++;
    }
    return i;
  }

  private int last(Digest context) {
    List<LedgerEntry> entries = file.entries();
    int count = entries.size();
    while (count > 0 && !entries.get(count - 1).context().equals(context)) {
      count--;
    }
    return count;
  }

  private static Charge requireSame(Charge before, ChargeRequest request) {
    if (!before.event().equals(request.event())) {
      throw new IllegalStateException(
          "event of " + request.id() + " must be " + before.event() + ", as recorded");
    }
    return before;
  }
}
