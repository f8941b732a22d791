package org.hallmark.privacy.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hallmark.privacy.event.Decimals;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * The account of all plans about an owner's datasets: a filter that admits a plan, with all that it
 * may ever spend, before its data are looked at, or refuses it.
 *
 * <pre>
 * format             what the folder is
 * lock               held while a process has the ledger open
 * key                32 octets from the operating system: the key of all indexes
 * plans.jsonl        a hash chain: one line per admitted plan
 * raises.jsonl       a hash chain: one line per raise of a dataset's budget
 * seen.jsonl         a hash chain: one line per exact look for the owner alone
 * index/DATASET      the private keyed index of a dataset's contents, see {@link ContentIndex}
 * continued/ACCOUNT  the other datasets that the plan's contents continue
 * </pre>
 *
 * <p>A plan counts for the dataset that it declares, and also for every other dataset that its
 * contents continue, so that no name, format, row order or salt gives records a second budget. The
 * chain holds what plans declare and nothing else; what is published follows from it. What follows
 * from contents stays in this folder, but for one thing: a plan that a dataset of another name
 * cannot pay for is refused, before anything is sealed, without a word about which.
 *
 * <p>A line is on the disk before {@link #admit} returns. What a crash leaves behind can only count
 * too much.
 */
public final class DatasetLedger implements AutoCloseable {
  private final LedgerFolder folder;
  private final ChainFile<PlanEntry> chain;
  private final ChainFile<BudgetRaise> raises;
  private final ChainFile<DataSeen> seen;

  private DatasetLedger(
      LedgerFolder folder,
      ChainFile<PlanEntry> chain,
      ChainFile<BudgetRaise> raises,
      ChainFile<DataSeen> seen) {
    this.folder = folder;
    this.chain = chain;
    this.raises = raises;
    this.seen = seen;
  }

  /** The wire form of a file in {@code continued}. */
  private record Continued(List<String> datasets) {}

  /** Is there a ledger in this folder? */
  public static boolean exists(Path folder) throws IOException {
    return LedgerFolder.exists(folder);
  }

  /** Makes an empty ledger where there is none. */
  public static void make(Path folder) throws IOException {
    if (!exists(folder)) {
      LedgerFolder.make(folder);
    }
  }

  /**
   * Opens a ledger, and waits for another process that has it open.
   *
   * @throws LedgerFolderException if there is none, or it cannot be used
   * @throws MalformedDocumentException if it was changed by anything but a ledger
   */
  public static DatasetLedger open(Path folder) throws IOException, MalformedDocumentException {
    LedgerFolder locked = LedgerFolder.open(folder);
    List<AutoCloseable> opened = new ArrayList<>(List.of(locked));
    try {
      ChainFile<PlanEntry> plans = ChainFile.open(folder.resolve("plans.jsonl"), PlanEntry.FORM);
      opened.add(plans);
      ChainFile<BudgetRaise> raises =
          ChainFile.open(folder.resolve("raises.jsonl"), BudgetRaise.FORM);
      opened.add(raises);
      return new DatasetLedger(
          locked, plans, raises, ChainFile.open(folder.resolve("seen.jsonl"), DataSeen.FORM));
    } catch (IOException | MalformedDocumentException e) {
      close(opened, e);
      throw e;
    }
  }

  private static void close(List<AutoCloseable> opened, Exception because) {
    for (AutoCloseable one : opened) {
      try {
        one.close();
      } catch (Exception e) {
        because.addSuppressed(e);
      }
    }
  }

  /**
   * Records that exact numbers about a dataset are about to be computed for its owner alone: the
   * line is on the disk before this returns. It cannot be taken back.
   *
   * @param purpose the command
   * @throws DatasetBudgetException if the contents are those of another dataset, whose releases
   *     would then not tell of the look; nothing is recorded
   */
  public void see(
      String dataset, Digest plan, String purpose, ContentDigests contents, String seenAt)
      throws IOException, MalformedDocumentException {
    ContentIndex index = ContentIndex.of(folder.key(), contents);
    Set<String> known = datasets();
    known.addAll(seenDatasets());
    requireOwn(dataset, known, index);
    DurableFiles.writePrivate(file("index", dataset), index(dataset).with(index).bytes());
    int count = seen.entries().size();
    seen.append(
        new DataSeen(
            DataSeen.SCHEMA,
            count + 1L,
            seen.head(count),
            chain.entries().size(),
            dataset,
            plan,
            purpose,
            seenAt));
  }

  /** How many exact looks for the owner alone a dataset had so far. */
  public long seen(String dataset) {
    return seen.entries().stream().filter(look -> look.dataset().equals(dataset)).count();
  }

  private Set<String> seenDatasets() {
    Set<String> ids = new LinkedHashSet<>();
    seen.entries().forEach(look -> ids.add(look.dataset()));
    return ids;
  }

  /** Who has seen data under one name may not go on under another, which would not tell of it. */
  private void requireOwn(String dataset, Set<String> others, ContentIndex index)
      throws IOException, MalformedDocumentException {
    for (String id : others) {
      if (!id.equals(dataset) && index.continues(index(id))) {
        throw DatasetBudgetException.seen();
      }
    }
  }

  /**
   * Raises what all plans about a dataset may spend, for good: the line is on the disk before this
   * returns.
   *
   * @param reason why; it is published
   * @throws IllegalArgumentException if there is no such dataset, or its budget is not raised
   */
  public BudgetRaise raise(
      String dataset, double epsilon, double delta, String reason, String raisedAt)
      throws IOException {
    Budget before =
        registered(dataset)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "dataset must be registered. Provided value: " + dataset));
    boolean same = epsilon == before.epsilon() && delta == before.delta();
    if (same || !(epsilon >= before.epsilon() && delta >= before.delta())) {
      throw new IllegalArgumentException(
          "budget must be above " + before + ". Provided value: " + epsilon + ", " + delta);
    }
    int count = raises.entries().size();
    BudgetRaise raise =
        new BudgetRaise(
            BudgetRaise.SCHEMA,
            count + 1L,
            raises.head(count),
            chain.entries().size(),
            head(),
            dataset,
            epsilon,
            delta,
            reason,
            raisedAt);
    raises.append(raise);
    return raise;
  }

  /**
   * Refuses a plan that its dataset cannot pay for, by what plans declare: before any data.
   *
   * @throws DatasetBudgetException if it cannot, or the dataset is registered with other terms
   */
  public void requireAffordable(AdmissionRequest request) {
    if (find(request.account()).isPresent()) {
      return;
    }
    Budget registered = registered(request.dataset()).orElse(request.registers());
    requireTerms(request, registered);
    Spending declared = Spending.of(plans(entry -> entry.dataset().equals(request.dataset())));
    if (!declared.and(request.spends()).within(registered)) {
      throw DatasetBudgetException.declared(request, registered, declared);
    }
  }

  /**
   * Admits a plan. The same plan again is admitted already, but its contents may be others: a crash
   * came before they were sealed.
   *
   * @throws DatasetBudgetException if a dataset that it counts for cannot pay; then nothing is
   *     recorded
   */
  public void admit(AdmissionRequest request, ContentDigests contents)
      throws IOException, MalformedDocumentException {
    requireAffordable(request);
    boolean again = find(request.account()).isPresent();
    ContentIndex index = ContentIndex.of(folder.key(), contents);
    Set<String> counted = again ? new TreeSet<>(continued(request.account())) : new TreeSet<>();
    Set<String> continued = continued(request.dataset(), index);
    continued.removeAll(counted);
    requireAllAffordable(request, again ? Set.of() : Set.of(request.dataset()));
    requireAllAffordable(request, continued);
    requireOwn(request.dataset(), seenDatasets(), index);
    continued.addAll(counted);
    remember(request, continued, index);
    if (!again) {
      chain.append(
          PlanEntry.of(
              chain.entries().size() + 1L,
              head(),
              request,
              registered(request.dataset()).orElse(request.registers())));
    }
  }

  /** Has the plan been admitted? */
  public boolean admitted(Digest account) {
    return find(account).isPresent();
  }

  /** Digest of the last line. */
  public Digest head() {
    return chain.head(chain.entries().size());
  }

  /**
   * What the release of a plan publishes; the same at any later time, but for exact looks that come
   * in between.
   *
   * @throws IllegalArgumentException if the plan was not admitted
   */
  public DatasetExtract extract(Digest account) {
    PlanEntry plan =
        find(account)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "account must be an admitted plan's. Provided value: " + account));
    List<PlanEntry> upTo = plans(entry -> entry.sequence() <= plan.sequence());
    List<PlanEntry> same =
        upTo.stream().filter(entry -> entry.dataset().equals(plan.dataset())).toList();
    Spending dataset = Spending.of(same);
    Spending all = Spending.of(upTo);
    return new DatasetExtract(
        plan.dataset(),
        plan.previous(),
        chain.head(upTo.size()),
        same.size() - 1,
        plan.datasetEpsilon(),
        plan.datasetDelta(),
        dataset.epsilon().doubleValue(),
        dataset.delta().doubleValue(),
        all.epsilon().doubleValue(),
        all.delta().doubleValue(),
        raises(plan.dataset(), plan.sequence() - 1),
        Optional.of(seen(plan.dataset())).filter(looks -> looks > 0));
  }

  /** Every dataset with its plans, in the order registered: for the owner alone. */
  public List<DatasetAccount> accounts() throws IOException, MalformedDocumentException {
    List<DatasetAccount> accounts = new ArrayList<>();
    for (String id : datasets()) {
      accounts.add(account(id));
    }
    return List.copyOf(accounts);
  }

  @Override
  public void close() throws IOException {
    try (folder;
        chain;
        raises) {
      seen.close();
    }
  }

  private void requireTerms(AdmissionRequest request, Budget registered) {
    if (registered.adjacency() != request.spends().adjacency()) {
      throw DatasetBudgetException.registered(
          request.dataset(),
          "the adjacency " + registered.adjacency() + ", which every plan keeps");
    }
    Optional<PlanEntry> first = first(request.dataset());
    if (first.isPresent() && !first.get().unit().equals(request.unit())) {
      throw DatasetBudgetException.registered(
          request.dataset(),
          "the privacy unit "
              + first.get().unit().orElse("record")
              + ", which every plan keeps: what is spent on different units does not add up");
    }
    Optional<Budget> other = request.stated().filter(stated -> !stated.equals(registered));
    if (other.isPresent()) {
      throw DatasetBudgetException.registered(
          request.dataset(),
          "epsilon "
              + Decimals.of(registered.epsilon()).toPlainString()
              + " at delta "
              + Decimals.of(registered.delta())
              + ", and only ledger raise changes that: restate it in the plan's section dataset, or"
              + " leave it out");
    }
  }

  private void requireAllAffordable(AdmissionRequest request, Set<String> counting)
      throws IOException, MalformedDocumentException {
    for (String id : counting) {
      boolean other = first(id).filter(plan -> !plan.unit().equals(request.unit())).isPresent();
      if (other) {
        throw DatasetBudgetException.contents();
      }
      if (registered(id).isPresent()
          && !account(id).spent().and(request.spends()).within(registered(id).get())) {
        throw DatasetBudgetException.contents();
      }
    }
  }

  /** The other datasets that these contents continue. */
  private Set<String> continued(String dataset, ContentIndex index)
      throws IOException, MalformedDocumentException {
    Set<String> continued = new TreeSet<>();
    for (String id : datasets()) {
      if (!id.equals(dataset) && index.continues(index(id))) {
        continued.add(id);
      }
    }
    return continued;
  }

  /** Contents first: what a crash leaves of them can only make more plans count. */
  private void remember(AdmissionRequest request, Set<String> continued, ContentIndex index)
      throws IOException, MalformedDocumentException {
    DurableFiles.writePrivate(
        file("index", request.dataset()), index(request.dataset()).with(index).bytes());
    DurableFiles.writePrivate(
        file("continued", request.account().hex()),
        CanonicalJson.bytes(new Continued(List.copyOf(continued))));
  }

  private DatasetAccount account(String id) throws IOException, MalformedDocumentException {
    List<PlanEntry> continuing = new ArrayList<>();
    for (PlanEntry plan : plans(entry -> !entry.dataset().equals(id))) {
      if (continued(plan.account()).contains(id)) {
        continuing.add(plan);
      }
    }
    return new DatasetAccount(
        id,
        registered(id).orElseThrow(),
        plans(entry -> entry.dataset().equals(id)),
        continuing,
        raises(id, chain.entries().size()),
        seen(id));
  }

  private List<String> continued(Digest account) throws IOException, MalformedDocumentException {
    Path file = file("continued", account.hex());
    return Records.read(file.getFileName().toString(), Files.readAllBytes(file), Continued.class)
        .datasets();
  }

  private ContentIndex index(String dataset) throws IOException, MalformedDocumentException {
    Path file = file("index", dataset);
    return Files.exists(file)
        ? ContentIndex.read("index of " + dataset, Files.readAllBytes(file))
        : ContentIndex.empty();
  }

  private Path file(String kind, String name) throws IOException {
    return DurableFiles.privateFolder(folder.path().resolve(kind)).resolve(name);
  }

  private Set<String> datasets() {
    Set<String> ids = new LinkedHashSet<>();
    chain.entries().forEach(entry -> ids.add(entry.dataset()));
    return ids;
  }

  /** What all plans about a dataset may spend now. */
  public Optional<Budget> registered(String dataset) {
    List<BudgetRaise> raised = raises(dataset, chain.entries().size());
    Optional<Budget> first = first(dataset).map(PlanEntry::registered);
    return raised.isEmpty() ? first : first.map(raised.get(raised.size() - 1)::of);
  }

  /** The raises of a dataset's budget by the time that so many plans were admitted. */
  private List<BudgetRaise> raises(String dataset, long plans) {
    return raises.entries().stream()
        .filter(raise -> raise.dataset().equals(dataset) && raise.plans() <= plans)
        .toList();
  }

  private Optional<PlanEntry> first(String dataset) {
    return plans(entry -> entry.dataset().equals(dataset)).stream().findFirst();
  }

  private Optional<PlanEntry> find(Digest account) {
    return plans(entry -> entry.account().equals(account)).stream().findFirst();
  }

  private List<PlanEntry> plans(Predicate<PlanEntry> which) {
    return chain.entries().stream().filter(which).toList();
  }
}
