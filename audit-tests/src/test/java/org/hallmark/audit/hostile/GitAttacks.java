package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.Hand.OWNER;
import static org.hallmark.audit.hostile.Attack.Hand.STRANGER;
import static org.hallmark.audit.hostile.Attack.atSeal;
import static org.hallmark.audit.hostile.Attack.byHistory;
import static org.hallmark.audit.hostile.Attack.byTrust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hallmark.cli.release.ReleaseContent;
import org.hallmark.cli.release.ReleaseHistory;
import org.hallmark.provenance.git.History;

/** Attacks by the folder {@code .git}. */
final class GitAttacks {
  private static final String PACK = ".git/objects/pack";
  private static final String REFS = ".git/packed-refs";
  private static final String TAG = "refs/tags/hallmark/release/1";

  private GitAttacks() {}

  /** Changes a copy of a release. */
  private interface Change {
    void of(Path release) throws Exception;
  }

  static List<Attack> all() {
    return Stream.of(planted(), changed(), owners()).flatMap(List::stream).toList();
  }

  /** What somebody lays into the folder. */
  private static List<Attack> planted() {
    return List.of(
        plant(
            "hook",
            "A7; CVE-2024-32002, CVE-2019-1387",
            "hooks/post-checkout",
            "#!/bin/sh\ntouch /tmp/owned\n",
            "A live hook runs for whoever checks out."),
        plant(
            "replaced-commit",
            "A3; L8",
            "refs/replace/" + "0".repeat(40),
            "1".repeat(40) + "\n",
            "Another commit is shown under a good id."),
        plant(
            "grafts",
            "A3",
            "info/grafts",
            "0".repeat(40) + "\n",
            "Commits are given other parents."),
        plant("shallow", "A3", "shallow", "0".repeat(40) + "\n", "The first commits are cut off."),
        plant(
            "alternates",
            "A3; CVE-2024-32021",
            "objects/info/alternates",
            "/etc\n",
            "Objects are taken from a folder of the reader's."),
        plant(
            "commondir", "A3; CVE-2024-32020", "commondir", "/tmp\n", "The repository is another."),
        plant(
            "attributes",
            "A6; L9",
            "info/attributes",
            "* eol=crlf ident\n",
            "Attributes change the bytes of a checkout."),
        plant(
            "submodule",
            "A7; CVE-2025-48384",
            "modules/x/config",
            "[core]\n\tsshCommand = x\n",
            "A submodule brings settings that run a program."),
        plant(
            "loose-object",
            "A4",
            "objects/00/" + "0".repeat(38),
            "x",
            "An object lies beside the pack, where Git looks first."),
        plant(
            "loose-tag",
            "A2; L7",
            TAG,
            "0".repeat(40) + "\n",
            "A loose ref takes the place of the packed one."),
        plant(
            "notes",
            "A5",
            "refs/notes/commits",
            "0".repeat(40) + "\n",
            "Notes are added later and shown beside commits."),
        plant(
            "remote",
            "A38",
            "FETCH_HEAD",
            "0".repeat(40) + "\thttps://invalid/\n",
            "The repository knows a place to fetch from."));
  }

  private static Attack plant(String id, String reference, String path, String text, String what) {
    return stranger(
        "git-" + id,
        reference,
        what,
        release -> {
          Path file = release.resolve(".git").resolve(path);
          Files.createDirectories(file.getParent());
          Files.writeString(file, text);
        },
        atSeal("git-folder-entry"));
  }

  /** What a stranger changes in the folder. */
  private static List<Attack> changed() {
    return List.of(
        stranger(
            "git-own-trust-root",
            "A3, A24; L10",
            "The settings name the signers to believe.",
            release ->
                append(
                    release.resolve(".git/config"), "[gpg \"ssh\"]\n\tallowedSignersFile = /x\n"),
            atSeal("git-folder-file")),
        stranger(
            "git-sha256-repository",
            "A4; JGit #73",
            "The repository says that its ids are SHA-256, which JGit cannot read.",
            release ->
                append(release.resolve(".git/config"), "[extensions]\n\tobjectFormat = sha256\n"),
            atSeal("git-object-format")),
        stranger(
            "git-head-elsewhere",
            "A1",
            "HEAD names another branch than the one that is signed.",
            release -> Files.writeString(release.resolve(".git/HEAD"), "ref: refs/heads/other\n"),
            atSeal("git-folder-file")),
        stranger(
            "git-second-branch",
            "A1; USENIX Security 2016",
            "A second branch goes off from the first.",
            release -> append(release.resolve(REFS), "0".repeat(40) + " refs/heads/other\n"),
            atSeal("git-refs-bytes")),
        stranger(
            "git-branch-rolled-back",
            "A1; gittuf",
            "The branch ends before the release, with the pack as it was.",
            GitAttacks::rollBack,
            atSeal("git-refs-bytes")),
        stranger(
            "git-tag-under-another-name",
            "A2; L7",
            "A good signed tag is found under a higher number.",
            release -> {
              String refs = Files.readString(release.resolve(REFS));
              Files.writeString(
                  release.resolve(REFS), refs.replace(TAG, TAG.replaceAll("1$", "9")));
            },
            atSeal("git-tag-name", "git-tag-unexpected", "release-tag-missing")),
        stranger(
            "git-pack-cut",
            "A28",
            "The pack ends early.",
            release -> {
              Path pack = pack(release, ".pack");
              byte[] bytes = Files.readAllBytes(pack);
              Files.write(pack, Arrays.copyOf(bytes, bytes.length - 1));
            },
            atSeal("git-pack-bytes", "git-refs-unread")),
        stranger(
            "git-pack-renamed",
            "A4",
            "The pack is called by another checksum.",
            release -> {
              for (String end : List.of(".pack", ".idx")) {
                Files.move(
                    pack(release, end), release.resolve(PACK + "/pack-" + "0".repeat(40) + end));
              }
            },
            atSeal("git-pack-name")),
        stranger(
            "git-index-of-another-pack",
            "A4",
            "The index leads other readers to other objects.",
            release -> {
              Path index = pack(release, ".idx");
              byte[] bytes = Files.readAllBytes(index);
              bytes[bytes.length / 2] ^= 1;
              Files.write(index, bytes);
            },
            atSeal("git-pack-index")),
        stranger(
            "git-second-pack",
            "A4",
            "A second pack lies beside the first.",
            release -> {
              for (String end : List.of(".pack", ".idx")) {
                Files.copy(
                    pack(release, end), release.resolve(PACK + "/pack-" + "0".repeat(40) + end));
              }
            },
            atSeal("git-pack-bytes", "git-folder-entry", "git-refs-unread")),
        stranger(
            "git-elsewhere",
            "A3",
            "Instead of the folder .git there is a file that leads to another one.",
            release -> {
              Path elsewhere = release.resolveSibling("elsewhere");
              Files.move(release.resolve(".git"), elsewhere);
              Files.writeString(release.resolve(".git"), "gitdir: " + elsewhere + "\n");
            },
            atSeal(
                "git-folder-file",
                "file-name-odd",
                "git-folder-entry",
                "git-pack-bytes",
                "git-refs-unread")),
        stranger(
            "git-link",
            "A3, A26",
            "Instead of the folder .git there is a link to another one.",
            release -> {
              Path elsewhere = release.resolveSibling("elsewhere");
              Files.move(release.resolve(".git"), elsewhere);
              Files.createSymbolicLink(release.resolve(".git"), elsewhere);
            },
            atSeal("git-folder-entry", "file-name-odd", "git-pack-bytes", "git-refs-unread")));
  }

  private static void rollBack(Path release) throws Exception {
    History history = History.read(release.resolve(".git"));
    String last = history.log().get(0).id();
    String before = history.log().get(1).id();
    String refs = Files.readString(release.resolve(REFS));
    Files.writeString(
        release.resolve(REFS), refs.replace(last + " refs/heads", before + " refs/heads"));
  }

  /** What the owner, who can sign, does to the history. */
  private static List<Attack> owners() {
    return List.of(
        past(
            "git-tagged-by-a-stranger",
            STRANGER,
            "A2, A23",
            "All files are the owner's; only the tags are signed again, by a stranger.",
            (bench, files, honest) -> bench.stranger().history(files),
            byTrust("git-tag-signature")),
        past(
            "git-second-release-tag",
            OWNER,
            "A1, A2",
            "A second signed tag makes another statement about the same files.",
            (bench, files, honest) -> {
              Forger owner = bench.owner();
              honest.tag(
                  "hallmark/release/2",
                  "Release\n\nroot none",
                  Bench.ownersKey(),
                  owner.person(),
                  owner.time());
              return honest;
            },
            atSeal("git-tag-unexpected")),
        past(
            "git-release-untagged",
            OWNER,
            "A18",
            "Nobody has signed the root of the files.",
            (bench, files, honest) -> untagged(bench.owner(), files),
            byHistory("release-tag-missing")),
        past(
            "git-tag-of-other-files",
            OWNER,
            "A20, A43",
            "The signed tag names the root of other files.",
            (bench, files, honest) -> {
              SortedMap<String, byte[]> others = new TreeMap<>((Map<String, byte[]>) files);
              others.put("data/better.csv", new byte[1]);
              String root = ReleaseHistory.message(ReleaseContent.of(others).entries());
              return tagged(bench.owner(), files, root);
            },
            byTrust("root-differs")),
        past(
            "git-commit-after-the-release",
            OWNER,
            "A1",
            "The history goes on after the release.",
            (bench, files, honest) -> {
              Forger owner = bench.owner();
              honest.commit(files, "Correct a word", owner.person(), owner.time());
              return honest;
            },
            byHistory("tree-not-last", "order-step")),
        past(
            "git-commit-holds-more",
            OWNER,
            "A6, A43",
            "The tagged commit holds a file that the work tree has not.",
            (bench, files, honest) -> {
              SortedMap<String, byte[]> more = new TreeMap<>((Map<String, byte[]>) files);
              more.put("data/more.csv", new byte[1]);
              String root = ReleaseHistory.message(ReleaseContent.of(files).entries());
              return tagged(bench.owner(), more, root);
            },
            byHistory("tree-differs")),
        new Attack(
            "git-attributes-of-the-owner",
            OWNER,
            "A6; L9",
            "The owner's attributes change line ends and words at a checkout.",
            bench ->
                bench.hand(
                    bench
                        .owner()
                        .put(
                            ".gitattributes",
                            "* eol=crlf ident\n".getBytes(StandardCharsets.US_ASCII))),
            atSeal("metadata-differs")));
  }

  /** Makes a history for files that stay as they are. */
  private interface Rewriting {
    History of(Bench bench, SortedMap<String, byte[]> files, History honest) throws Exception;
  }

  private static Attack past(
      String id,
      Attack.Hand hand,
      String reference,
      String what,
      Rewriting rewriting,
      Attack.Fate fate) {
    return new Attack(
        id,
        hand,
        reference,
        what,
        bench -> {
          Path release = bench.copy();
          SortedMap<String, byte[]> files = bench.owner().assemble();
          History history = rewriting.of(bench, files, bench.owner().history(files));
          history.writeTo(release.resolve(".git"));
          return bench.hand(release);
        },
        fate);
  }

  private static History tagged(Forger owner, SortedMap<String, byte[]> files, String message)
      throws Exception {
    History history = untagged(owner, files);
    owner.releaseTag(history, message);
    return history;
  }

  private static History untagged(Forger owner, SortedMap<String, byte[]> files) throws Exception {
    History history = History.empty();
    for (SortedMap<String, byte[]> tree : steps(files)) {
      history.commit(tree, "Commit", owner.person(), owner.time());
      if (history.log().size() == 1) {
        owner.sealTag(history, files);
      }
    }
    return history;
  }

  /** The trees of an honest history. */
  private static List<SortedMap<String, byte[]>> steps(SortedMap<String, byte[]> files) {
    SortedMap<String, byte[]> seal = new TreeMap<>();
    seal.put("plan.json", files.get("plan.json"));
    seal.put("seal.json", files.get("seal.json"));
    SortedMap<String, byte[]> open = new TreeMap<>((Map<String, byte[]>) seal);
    open.put("runs/0001.open.json", files.get("runs/0001.open.json"));
    return List.of(seal, open, files);
  }

  private static Attack stranger(
      String id, String reference, String what, Change change, Attack.Fate fate) {
    return new Attack(
        id,
        STRANGER,
        reference,
        what,
        bench -> {
          Path release = bench.copy();
          change.of(release);
          return bench.hand(release);
        },
        fate);
  }

  private static Path pack(Path release, String end) throws IOException {
    try (Stream<Path> files = Files.list(release.resolve(PACK))) {
      return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, Files.readString(file) + text);
  }
}
