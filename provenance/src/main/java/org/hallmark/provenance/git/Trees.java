package org.hallmark.provenance.git;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.DirCacheNameConflictException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.hallmark.provenance.json.MalformedDocumentException;

/** The folders of a commit, written and read: plain files only, no links, no submodules. */
final class Trees {
  private final String document;
  private final ObjectReader reader;
  private final Map<ObjectId, Shape> shapes = new HashMap<>();
  private final Set<ObjectId> blobs = new HashSet<>();

  /** How large a tree is once all shared folders are unfolded. */
  private record Shape(long files, int depth) {}

  /** Ids in ascending order. */
  record Contents(List<ObjectId> trees, List<ObjectId> blobs) {}

  private Trees(String document, ObjectReader reader) {
    this.document = document;
    this.reader = reader;
  }

  /** Writes blobs and trees; the id of the root. */
  static ObjectId write(ObjectInserter inserter, SortedMap<String, byte[]> files)
      throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, requireSmall(file)));
      builder.add(entry);
    }
    try {
      builder.finish();
    } catch (DirCacheNameConflictException e) {
      throw new IllegalArgumentException(
          "files must not be files and folders at once. Provided value: "
              + e.getPath1()
              + " and "
              + e.getPath2(),
          e);
    }
    return index.writeTree(inserter);
  }

  /** What is written must be readable again. */
  private static byte[] requireSmall(Map.Entry<String, byte[]> file) {
    if (file.getValue().length > PackLimits.OBJECT) {
      throw new IllegalArgumentException(
          file.getKey()
              + " must have at most "
              + PackLimits.OBJECT
              + " octets. Provided value: "
              + file.getValue().length);
    }
    return file.getValue();
  }

  /** The blobs of a tree that {@link #contents} has accepted, by path. */
  static SortedMap<String, ObjectId> read(ObjectReader reader, ObjectId root) throws IOException {
    SortedMap<String, ObjectId> files = new TreeMap<>();
    collect(reader, root, "", files);
    return files;
  }

  private static void collect(
      ObjectReader reader, ObjectId tree, String folder, SortedMap<String, ObjectId> files)
      throws IOException {
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
    for (; !entries.eof(); entries = entries.next()) {
      String path = folder + entries.getEntryPathString();
      if (entries.getEntryFileMode().equals(FileMode.TREE)) {
        collect(reader, entries.getEntryObjectId(), path + "/", files);
      } else {
        files.put(path, entries.getEntryObjectId());
      }
    }
  }

  /**
   * Every tree and blob under {@code roots}, each once: the trees by id, then the blobs by id.
   *
   * <p>Refuses roots that hold anything but plain files and folders, or that unfold to more than
   * the {@link PackLimits}: ten folders of ten links to the same ten folders make ten thousand
   * million files out of a kilobyte, and a thousand commits of one large tree a million more.
   */
  static Contents contents(String document, ObjectReader reader, Iterable<? extends ObjectId> roots)
      throws IOException, MalformedDocumentException {
    Trees trees = new Trees(document, reader);
    long files = 0;
    for (ObjectId root : roots) {
      files += trees.shape(root, PackLimits.DEPTH).files();
    }
    if (files > PackLimits.ALL_FILES) {
      throw trees.malformed("at most " + PackLimits.ALL_FILES + " files in all commits", "more");
    }
    return new Contents(
        trees.shapes.keySet().stream().sorted().toList(), trees.blobs.stream().sorted().toList());
  }

  private Shape shape(ObjectId tree, int depthLeft) throws IOException, MalformedDocumentException {
    Shape known = shapes.get(tree);
    if (known == null) {
      known = measure(tree, depthLeft);
      shapes.put(tree.copy(), known);
    }
    if (known.files() > PackLimits.FILES || known.depth() > depthLeft) {
      throw malformed(
          "at most " + PackLimits.FILES + " files, " + PackLimits.DEPTH + " folders deep", "more");
    }
    return known;
  }

  private Shape measure(ObjectId tree, int depthLeft)
      throws IOException, MalformedDocumentException {
    if (depthLeft < 1) {
      throw malformed("at most " + PackLimits.DEPTH + " folders inside each other", "more");
    }
    long files = 0;
    int depth = 1;
    CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
    for (; !entries.eof(); entries = entries.next()) {
      FileMode mode = entries.getEntryFileMode();
      if (mode.equals(FileMode.TREE)) {
        Shape inner = shape(entries.getEntryObjectId(), depthLeft - 1);
        files += inner.files();
        depth = Math.max(depth, inner.depth() + 1);
      } else if (entries.getEntryRawMode() == FileMode.REGULAR_FILE.getBits()) {
        files++;
        blobs.add(entries.getEntryObjectId());
      } else {
        throw malformed("only plain files, mode 100644, in " + tree.name(), "mode " + mode);
      }
    }
    return new Shape(files, depth);
  }

  private MalformedDocumentException malformed(String expected, String found) {
    return new MalformedDocumentException(document, "", expected, found);
  }
}
