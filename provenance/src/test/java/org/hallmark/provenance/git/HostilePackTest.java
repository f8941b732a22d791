package org.hallmark.provenance.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Finding;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.sign.SshSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs that are whole, with a good trailer, and hold what a release never holds. */
class HostilePackTest {
  private static final int COMMIT = 1;
  private static final int TREE = 2;
  private static final int BLOB = 3;
  private static final int TAG = 4;
  private static final int OFFSET_DELTA = 6;
  private static final String PERSON = "A <a@b> 0 +0000";

  private final List<byte[]> entries = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void read_handMadePack_isAHistory() throws Exception {
    String commit = commit(tree("100644 a", blob("1")), "");
    write(commit, "");
    assertEquals(List.of(), findings());
    assertEquals(commit, History.read(folder).log().get(0).id());
    assertEquals(List.of("a"), List.copyOf(History.read(folder).tree(commit).keySet()));
  }

  @Test
  void read_oddModes_areRefused() throws Exception {
    for (String mode : List.of("120000 a", "160000 a", "100755 a", "100664 a", "100000 a")) {
      entries.clear();
      write(commit(tree(mode, blob("target")), ""), "");
      refused("git-pack-bytes", "git-refs-bytes");
    }
  }

  @Test
  void read_oddNames_areRefused() throws Exception {
    for (String name :
        List.of("..", ".", ".git", ".GIT", "git~1", ".g\u200cit", "a\\b", "a/b", "")) {
      entries.clear();
      write(commit(tree("100644 " + name, blob("1")), ""), "");
      refused("git-pack-bytes");
    }
  }

  @Test
  void read_sharedFoldersWithoutEnd_areRefusedAtOnce() throws Exception {
    String tree = tree("100644 a", blob("1"));
    for (int level = 0; level < 10; level++) {
      tree = tenTimes(tree);
    }
    write(commit(tree, ""), "");
    refused("git-refs-bytes");
  }

  @Test
  void read_manyCommitsOfOneLargeTree_areRefusedAtOnce() throws Exception {
    String tree = tree("100644 a", blob("1"));
    for (int level = 0; level < 4; level++) {
      tree = tenTimes(tree);
    }
    String commit = commit(tree, "");
    for (int more = 0; more < 99; more++) {
      commit = commit(tree, "parent " + commit + "\n");
    }
    write(commit, "");
    assertEquals(100, History.read(folder).log().size());
    write(commit(tree, "parent " + commit + "\n"), "");
    refused("git-refs-bytes");
  }

  @Test
  void read_deepFolders_areRefusedAtOnce() throws Exception {
    String tree = tree("100644 a", blob("1"));
    for (int level = 0; level < 5000; level++) {
      tree = tree("40000 d", tree);
    }
    write(commit(tree, ""), "");
    refused("git-refs-bytes");
  }

  @Test
  void read_objectThatNoRefLeadsTo_isRefused() throws Exception {
    String commit = commit(tree("100644 a", blob("1")), "");
    blob("planted");
    write(commit, "");
    refused("git-refs-bytes");
  }

  @Test
  void read_missingObjects_areRefused() throws Exception {
    String absent = "1".repeat(40);
    write(commit(tree("100644 a", absent), ""), "");
    refused("git-refs-bytes");
    entries.clear();
    write(commit(absent, ""), "");
    refused("git-refs-bytes");
    entries.clear();
    write(commit(tree("100644 a", blob("1")), "parent " + absent + "\n"), "");
    refused("git-refs-bytes");
  }

  @Test
  void read_sameObjectTwice_isRefused() throws Exception {
    String tree = tree("100644 a", blob("1"));
    blob("1");
    write(commit(tree, ""), "");
    refused("git-pack-bytes");
  }

  @Test
  void read_mergeOfTwoLines_isRefused() throws Exception {
    String tree = tree("100644 a", blob("1"));
    String first = commit(tree, "");
    String second = commit(tree, "parent " + first + "\n");
    write(commit(tree, "parent " + first + "\nparent " + second + "\n"), "");
    refused("git-refs-bytes");
  }

  @Test
  void read_tagOfATagOrTree_isRefused() throws Exception {
    String tree = tree("100644 a", blob("1"));
    String commit = commit(tree, "");
    String tag = object(TAG, tag(tree, "tree").getBytes(StandardCharsets.UTF_8));
    write(commit, tag + " refs/tags/t\n^" + tree + "\n");
    refused("git-refs-bytes");
  }

  @Test
  void read_unsignedAndTwiceSignedTag_haveNoSigner() throws Exception {
    String commit = commit(tree("100644 a", blob("1")), "");
    String unsigned = tag(commit, "commit");
    byte[] payload = unsigned.getBytes(StandardCharsets.UTF_8);
    String signature = SshSignature.sign(Releases.KEY, "git", payload);
    String wrongNamespace = SshSignature.sign(Releases.KEY, "file", payload);
    for (String end : List.of("", signature + signature, signature + "more\n", wrongNamespace)) {
      entries.clear();
      commit(tree("100644 a", blob("1")), "");
      String tag = object(TAG, (unsigned + end).getBytes(StandardCharsets.UTF_8));
      write(commit, tag + " refs/tags/t\n^" + commit + "\n");
      assertEquals(List.of(), findings());
      History history = History.read(folder);
      assertTrue(history.tags().get("refs/tags/t").signer().isEmpty(), end);
      assertEquals(
          List.of("git-tag-signature"),
          TagSignatures.check(history, List.of(Releases.KEY.verifyingKey())).findings().stream()
              .map(Finding::code)
              .toList());
    }
  }

  @Test
  void require_sizesThatLie_areRefusedBeforeAllocating() throws Exception {
    for (long size : new long[] {0, 2, 1 << 20, 65L << 20, 1L << 40, -1}) {
      entries.clear();
      entries.add(entry(BLOB, size, new byte[] {1}));
      scanRefuses(pack(1));
    }
  }

  @Test
  void require_bomb_isRefusedAtItsStatedSize() throws Exception {
    entries.add(entry(BLOB, 10, new byte[60 << 20]));
    scanRefuses(pack(1));
  }

  @Test
  void require_manyLargeObjects_areRefusedByTheirSum() throws Exception {
    byte[] large = entry(BLOB, 64 << 20, new byte[64 << 20]);
    for (int i = 0; i < 9; i++) {
      entries.add(large);
    }
    scanRefuses(pack(9));
  }

  @Test
  void require_countsThatLieAndDeltas_areRefused() throws Exception {
    blob("1");
    for (int count : new int[] {0, 2, 100_001, -1}) {
      scanRefuses(pack(count));
    }
    entries.add(entry(OFFSET_DELTA, 1, new byte[] {1}));
    scanRefuses(pack(2));
    scanRefuses(new byte[0]);
  }

  private void scanRefuses(byte[] pack) {
    assertThrows(MalformedDocumentException.class, () -> PackScan.require("pack", pack));
  }

  private void refused(String... codes) throws Exception {
    List<String> found = findings().stream().map(Finding::code).toList();
    assertEquals(1, found.size(), found.toString());
    assertTrue(List.of(codes).contains(found.get(0)), found.toString());
    assertThrows(MalformedDocumentException.class, () -> History.read(folder));
  }

  /** All but those of the index, which these tests do not write. */
  private List<Finding> findings() throws Exception {
    return GitFolder.check(folder).stream()
        .filter(check -> check.status() == Check.Status.REFUTED)
        .flatMap(check -> check.findings().stream())
        .filter(finding -> !finding.code().equals("git-pack-index"))
        .toList();
  }

  private void write(String commit, String tagLines) throws Exception {
    byte[] pack = pack(entries.size());
    DurableFiles.deleteTree(folder);
    Files.createDirectories(folder.resolve("objects/pack"));
    Files.createDirectories(folder.resolve("refs"));
    Files.write(folder.resolve("HEAD"), GitFiles.headBytes());
    Files.write(folder.resolve("config"), GitFiles.configBytes());
    Files.writeString(
        folder.resolve("packed-refs"),
        "# pack-refs with: peeled fully-peeled sorted \n"
            + commit
            + " refs/heads/main\n"
            + tagLines);
    String name = "objects/pack/pack-" + PackScan.trailer(pack) + ".pack";
    Files.write(folder.resolve(name), pack);
  }

  private String blob(String text) throws Exception {
    return object(BLOB, text.getBytes(StandardCharsets.UTF_8));
  }

  private String tree(String modeAndName, String id) throws Exception {
    return object(TREE, treeEntry(modeAndName, id));
  }

  private String tenTimes(String tree) throws Exception {
    ByteArrayOutputStream ten = new ByteArrayOutputStream();
    for (int i = 0; i < 10; i++) {
      ten.write(treeEntry("40000 d" + i, tree));
    }
    return object(TREE, ten.toByteArray());
  }

  private static byte[] treeEntry(String modeAndName, String id) {
    byte[] head = (modeAndName + "\0").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(head.length + 20).put(head).put(HexFormat.of().parseHex(id)).array();
  }

  private String commit(String tree, String parents) throws Exception {
    String text =
        "tree " + tree + "\n" + parents + "author " + PERSON + "\ncommitter " + PERSON + "\n\nM\n";
    return object(COMMIT, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String tag(String object, String type) {
    return "object " + object + "\ntype " + type + "\ntag t\ntagger " + PERSON + "\n\nT\n";
  }

  private String object(int type, byte[] bytes) throws Exception {
    entries.add(entry(type, bytes.length, bytes));
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    String name = List.of("", "commit", "tree", "blob", "tag").get(type);
    sha1.update((name + " " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(sha1.digest(bytes));
  }

  private static byte[] entry(int type, long size, byte[] bytes) throws Exception {
    ByteArrayOutputStream entry = new ByteArrayOutputStream();
    long rest = size >>> 4;
    entry.write((int) (type << 4 | size & 15 | (rest == 0 ? 0 : 0x80)));
    while (rest != 0) {
      entry.write((int) (rest & 0x7f | (rest >>> 7 == 0 ? 0 : 0x80)));
      rest >>>= 7;
    }
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(entry)) {
      deflater.write(bytes);
    }
    return entry.toByteArray();
  }

  private byte[] pack(int count) throws Exception {
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    pack.write(ByteBuffer.allocate(12).putInt(0x5041434b).putInt(2).putInt(count).array());
    for (byte[] entry : entries) {
      pack.write(entry);
    }
    pack.write(MessageDigest.getInstance("SHA-1").digest(pack.toByteArray()));
    return pack.toByteArray();
  }
}
