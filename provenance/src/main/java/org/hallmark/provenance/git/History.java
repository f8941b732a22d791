package org.hallmark.provenance.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SigningKey;

/**
 * The history of a release: one line of commits on {@code refs/heads/main} and the signed tags on
 * them, in memory.
 *
 * <p>Git's ids are SHA-1, so a commit's id names it and proves nothing; what binds the files is the
 * SHA-256 of their bytes. Times are the owner's word only.
 */
public final class History {
  private final InMemoryRepository repository;
  private final SortedMap<String, ObjectId> tags = new TreeMap<>();
  private final Map<ObjectId, TreeEntry> entries = new HashMap<>();
  private final SortedMap<String, SignedTag> signedTags = new TreeMap<>();
  private Optional<ObjectId> tip = Optional.empty();

  private History() {
    HermeticSystem.enter();
    repository = new InMemoryRepository(new DfsRepositoryDescription("release"));
  }

  /** A history before its first commit. */
  public static History empty() {
    return new History();
  }

  /**
   * Reads a {@code .git} folder as {@link #writeTo} leaves it.
   *
   * @throws MalformedDocumentException if it is anything else; {@link GitFolder} says all that is
   *     wrong with it
   */
  public static History read(Path gitDir) throws IOException, MalformedDocumentException {
    GitFiles files = new GitFiles(gitDir);
    files.require(GitFiles.HEAD, GitFiles.headBytes());
    files.require(GitFiles.CONFIG, GitFiles.configBytes());
    History history = new History();
    Pack pack = history.readPack(files, files.onlyPack());
    history.adopt(pack, files.read(GitFiles.PACKED_REFS, PackLimits.TEXT));
    return history;
  }

  /**
   * Reads what {@link #writeTo} left behind, even if it was interrupted: the history before the
   * write or after it, and an empty one if there was none before.
   *
   * @throws MalformedDocumentException if the folder holds no such history
   */
  public static History resume(Path gitDir) throws IOException, MalformedDocumentException {
    GitFiles files = new GitFiles(gitDir);
    if (!files.has(GitFiles.PACKED_REFS)) {
      return empty();
    }
    byte[] refs = files.read(GitFiles.PACKED_REFS, PackLimits.TEXT);
    MalformedDocumentException last =
        new MalformedDocumentException(GitFiles.name(GitFiles.PACKS), "", "a pack", "none");
    for (String path : files.packs()) {
      try {
        History history = new History();
        history.adopt(history.readPack(files, path), refs);
        return history;
      } catch (MalformedDocumentException e) {
        last = e;
      }
    }
    throw last;
  }

  /**
   * Adds a commit on top.
   *
   * @param wholeTree every file of the commit, by path with {@code /}; nothing is taken over from
   *     the commit before
   * @param when to the second; written in UTC
   * @return the commit's id
   */
  public String commit(
      SortedMap<String, byte[]> wholeTree, String message, Person person, Instant when) {
    if (wholeTree.isEmpty()) {
      throw new IllegalArgumentException("wholeTree must not be empty. Provided value: {}");
    }
    CommitBuilder commit = new CommitBuilder();
    commit.setAuthor(ident(person, when));
    commit.setCommitter(ident(person, when));
    commit.setMessage(text(message));
    tip.ifPresent(commit::setParentId);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      commit.setTreeId(Trees.write(inserter, wholeTree));
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      tip = Optional.of(id);
      return id.name();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /**
   * Tags the last commit, signed so that {@code git verify-tag} accepts it.
   *
   * @param name without {@code refs/tags/}; the same stands inside the signed tag
   * @param when to the second; written in UTC
   */
  public void tag(String name, String message, SigningKey key, Person person, Instant when) {
    String ref = PackedRefs.TAGS + PackedRefs.requireTagName(name);
    if (tags.containsKey(ref)) {
      throw new IllegalArgumentException("name must be a new one. Provided value: " + name);
    }
    String tagger = ident(person, when).toExternalString();
    byte[] bytes = TagObject.sign(requireTip().name(), name, text(message), tagger, key);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      tags.put(ref, inserter.insert(Constants.OBJ_TAG, bytes));
      inserter.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** All tags by full name. */
  public SortedMap<String, SignedTag> tags() {
    tags.forEach((ref, id) -> signedTags.computeIfAbsent(ref, name -> tagObject(id).under(name)));
    return Collections.unmodifiableSortedMap(signedTags);
  }

  /** The name inside each tag, by the full name it is found under; no signature is verified. */
  SortedMap<String, String> tagNames() {
    SortedMap<String, String> names = new TreeMap<>();
    tags.forEach((ref, id) -> names.put(ref, tagObject(id).name()));
    return names;
  }

  /** All commits, the last one first; none in an empty history. */
  public List<CommitEntry> log() {
    List<CommitEntry> log = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      Optional<ObjectId> next = tip;
      while (next.isPresent()) {
        RevCommit commit = walk.parseCommit(next.get());
        List<String> parents = List.of(commit.getParents()).stream().map(RevCommit::name).toList();
        log.add(new CommitEntry(commit.name(), parents, message(commit)));
        next = parents.stream().findFirst().map(ObjectId::fromString);
      }
    } catch (IOException e) {
      throw inMemory(e);
    }
    return log;
  }

  /** The files of a commit of this history, by path. */
  public SortedMap<String, TreeEntry> tree(String commitId) {
    SortedMap<String, TreeEntry> files = new TreeMap<>();
    blobs(commitId)
        .forEach((path, blob) -> files.put(path, entries.computeIfAbsent(blob, this::hashed)));
    return Collections.unmodifiableSortedMap(files);
  }

  private TreeEntry hashed(ObjectId blob) {
    byte[] bytes = bytes(blob, Constants.OBJ_BLOB);
    return new TreeEntry("100644", bytes.length, Digest.of(bytes));
  }

  /** The bytes of one file of a commit of this history; empty if it has no such file. */
  public Optional<byte[]> file(String commitId, String path) {
    return Optional.ofNullable(blobs(commitId).get(path))
        .map(blob -> bytes(blob, Constants.OBJ_BLOB));
  }

  /**
   * Writes the folder {@code .git} whole, in place of the one a former call wrote: HEAD, config,
   * packed-refs, an empty refs, one pack with its index. Equal histories give equal bytes. A
   * process that dies half-way leaves what {@link #resume} reads.
   *
   * @throws IOException also if the folder holds a repository of another maker
   */
  public void writeTo(Path gitDir) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      List<ObjectId> tagIds = List.copyOf(tags.values());
      ReachableObjects reachable = ReachableObjects.from("history", walk, requireTip(), tagIds);
      Pack pack = Pack.write(repository, reachable.all());
      new GitFiles(gitDir).write(pack, packedRefs());
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("a history must be made of plain files in one line", e);
    }
  }

  /** Reads one pack into this empty history. */
  Pack readPack(GitFiles files, String path) throws IOException, MalformedDocumentException {
    return Pack.read(GitFiles.name(path), files.read(path, PackLimits.PACK), repository);
  }

  /** A history of a pack and the refs that a bundle names; a bundle does not say what tags name. */
  static History bundled(
      String document, byte[] packBytes, String main, SortedMap<String, String> tagObjects)
      throws MalformedDocumentException {
    History history = new History();
    Pack pack = Pack.read(document, packBytes, history.repository);
    SortedMap<String, PackedRefs.Tag> named = new TreeMap<>();
    for (Map.Entry<String, String> tag : tagObjects.entrySet()) {
      ObjectId id = ObjectId.fromString(tag.getValue());
      named.put(
          tag.getKey(),
          new PackedRefs.Tag(id.name(), history.readTag(document, id, pack).commit()));
    }
    history.adopt(pack, new PackedRefs(main, named).bytes());
    return history;
  }

  private TagObject readTag(String document, ObjectId id, Pack pack)
      throws MalformedDocumentException {
    if (!pack.objects().contains(id)) {
      throw new MalformedDocumentException(document, "", "tags of the pack", id.name());
    }
    try {
      return TagObject.read(document, bytes(id, Constants.OBJ_TAG));
    } catch (UncheckedIOException e) {
      throw new MalformedDocumentException(document, "", "annotated tags", id.name());
    }
  }

  /** Takes over the refs, if they lead to every object of the pack and to sound commits only. */
  void adopt(Pack pack, byte[] packedRefs) throws MalformedDocumentException {
    String document = GitFiles.name(GitFiles.PACKED_REFS);
    PackedRefs refs = PackedRefs.read(document, packedRefs);
    tip = Optional.of(ObjectId.fromString(refs.main()));
    refs.tags().forEach((ref, tag) -> tags.put(ref, ObjectId.fromString(tag.object())));
    try (RevWalk walk = new RevWalk(repository)) {
      ReachableObjects reachable =
          ReachableObjects.from(document, walk, tip.get(), List.copyOf(tags.values()));
      requireAll(document, pack, reachable);
      Set<ObjectId> commits = new HashSet<>(reachable.commits());
      for (Map.Entry<String, PackedRefs.Tag> tag : refs.tags().entrySet()) {
        requireCommit(document, tag.getKey(), tag.getValue(), commits);
      }
    } catch (IOException | RuntimeException e) {
      throw new MalformedDocumentException(
          document, "", "refs to commits and tags of the pack", e.getClass().getSimpleName());
    }
  }

  private static void requireAll(String document, Pack pack, ReachableObjects reachable)
      throws MalformedDocumentException {
    Set<ObjectId> missed = new HashSet<>(pack.objects());
    reachable.all().forEach(missed::remove);
    if (!missed.isEmpty() || reachable.all().size() != pack.objects().size()) {
      throw new MalformedDocumentException(
          document,
          "",
          "refs that lead to all " + pack.objects().size() + " objects of the pack, and no others",
          missed.isEmpty() ? "objects that are not there" : missed.size() + " objects more");
    }
  }

  private void requireCommit(String document, String ref, PackedRefs.Tag tag, Set<ObjectId> commits)
      throws MalformedDocumentException {
    TagObject object =
        TagObject.read(document, bytes(ObjectId.fromString(tag.object()), Constants.OBJ_TAG));
    if (!object.commit().equals(tag.commit())) {
      throw new MalformedDocumentException(
          document, ref, "the tagged commit " + object.commit(), tag.commit());
    }
    if (!commits.contains(ObjectId.fromString(tag.commit()))) {
      throw new MalformedDocumentException(
          document, ref, "a commit of " + PackedRefs.MAIN, tag.commit());
    }
  }

  private PackedRefs packedRefs() {
    SortedMap<String, PackedRefs.Tag> named = new TreeMap<>();
    tags.forEach(
        (ref, id) -> named.put(ref, new PackedRefs.Tag(id.name(), tagObject(id).commit())));
    return new PackedRefs(requireTip().name(), named);
  }

  private TagObject tagObject(ObjectId id) {
    try {
      return TagObject.read(id.name(), bytes(id, Constants.OBJ_TAG));
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("a tag of this history must be readable", e);
    }
  }

  private SortedMap<String, ObjectId> blobs(String commitId) {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(commitId));
      return Trees.read(walk.getObjectReader(), commit.getTree());
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private byte[] bytes(ObjectId id, int type) {
    try (ObjectReader reader = repository.newObjectReader()) {
      return reader.open(id, type).getCachedBytes(PackLimits.OBJECT);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private ObjectId requireTip() {
    return tip.orElseThrow(() -> new IllegalStateException("a history must have a commit first"));
  }

  private static PersonIdent ident(Person person, Instant when) {
    return new PersonIdent(person.name(), person.email(), when, ZoneOffset.UTC);
  }

  private static String text(String message) {
    if (!message.strip().equals(message) || !message.matches("[\\P{Cntrl}\\n]+")) {
      throw new IllegalArgumentException(
          "message must be text without blank ends and control characters. Provided value: "
              + message);
    }
    return message + "\n";
  }

  /** Always UTF-8, whatever encoding the commit names. */
  private static String message(RevCommit commit) {
    byte[] raw = commit.getRawBuffer();
    int begin = RawParseUtils.commitMessage(raw, 0);
    return begin < 0
        ? ""
        : new String(raw, begin, raw.length - begin, StandardCharsets.UTF_8).stripTrailing();
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("objects in memory must be readable", e);
  }
}
