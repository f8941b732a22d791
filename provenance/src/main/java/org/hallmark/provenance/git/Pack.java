package org.hallmark.provenance.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.PackedObjectInfo;
import org.hallmark.provenance.json.MalformedDocumentException;

/**
 * All objects of a history in one pack file, with the index that belongs to it.
 *
 * @param bytes the pack file
 * @param index the index file, version 2: a pure function of the pack
 * @param objects ids of its objects
 */
record Pack(byte[] bytes, byte[] index, List<ObjectId> objects) {
  private static final int INDEX_VERSION = 2;

  /**
   * What zlib does by default; higher levels take several times as long for weights and Parquet.
   */
  private static final int COMPRESSION = 6;

  /** Packs objects in exactly this order, each compressed anew and on its own. */
  static Pack write(InMemoryRepository repository, List<RevObject> objects) throws IOException {
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    NullProgressMonitor quiet = NullProgressMonitor.INSTANCE;
    try (PackWriter writer = new PackWriter(config(), repository.newObjectReader())) {
      writer.preparePack(objects.iterator());
      writer.writePack(quiet, quiet, pack);
      writer.writeIndex(index);
    }
    return new Pack(pack.toByteArray(), index.toByteArray(), List.copyOf(objects));
  }

  /** Reads a pack from outside into {@code repository}, every object checked. */
  static Pack read(String document, byte[] bytes, InMemoryRepository repository)
      throws MalformedDocumentException {
    PackScan.require(document, bytes);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      PackParser parser = inserter.newPackParser(new ByteArrayInputStream(bytes));
      parser.setAllowThin(false);
      parser.setObjectChecker(checker());
      parser.setMaxObjectSizeLimit(PackLimits.OBJECT);
      parser.parse(NullProgressMonitor.INSTANCE);
      inserter.flush();
      List<PackedObjectInfo> sorted = parser.getSortedObjectList(null);
      requireDifferent(document, sorted);
      List<ObjectId> ids = sorted.stream().map(PackedObjectInfo::copy).toList();
      return new Pack(bytes, index(sorted, bytes), ids);
    } catch (IOException | RuntimeException e) {
      // The parser meets hostile octets; whatever it throws, they are not a pack of sound objects.
      throw new MalformedDocumentException(
          document, "", "sound Git objects", e.getClass().getSimpleName());
    }
  }

  /** What Git calls the pack: the SHA-1 at its end. */
  String name() {
    return "pack-" + PackScan.trailer(bytes);
  }

  private static void requireDifferent(String document, List<PackedObjectInfo> sorted)
      throws MalformedDocumentException {
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).equals(sorted.get(i - 1))) {
        throw new MalformedDocumentException(
            document, "", "every object once", sorted.get(i).name() + " twice");
      }
    }
  }

  private static byte[] index(List<PackedObjectInfo> sorted, byte[] pack) throws IOException {
    ByteArrayOutputStream index = new ByteArrayOutputStream();
    byte[] trailer = Arrays.copyOfRange(pack, pack.length - PackScan.TRAILER, pack.length);
    BasePackIndexWriter.createVersion(index, INDEX_VERSION).write(sorted, trailer);
    return index.toByteArray();
  }

  private static ObjectChecker checker() {
    return new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true);
  }

  private static PackConfig config() {
    PackConfig config = new PackConfig();
    config.setDeltaCompress(false);
    config.setReuseDeltas(false);
    config.setReuseObjects(false);
    config.setCompressionLevel(COMPRESSION);
    config.setThreads(1);
    config.setIndexVersion(INDEX_VERSION);
    config.setBuildBitmaps(false);
    config.setWriteReverseIndex(false);
    return config;
  }
}
