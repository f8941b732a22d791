package org.hallmark.audit.hostile;

import static org.hallmark.audit.hostile.Attack.Hand.OWNER;
import static org.hallmark.audit.hostile.Attack.Hand.STRANGER;
import static org.hallmark.audit.hostile.Attack.atSeal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hallmark.cli.release.ReleaseFiles;
import org.hallmark.provenance.files.Limits;
import org.hallmark.provenance.manifest.Sha256Sums;

/** Attacks by what lies in the folder. */
final class FileAttacks {
  private static final String ROOT = "root-differs";
  private static final String TREE = "tree-differs";
  private static final String GONE = "file-missing";
  private static final String README = "README.md";

  private FileAttacks() {}

  /** Changes a copy of a release. */
  private interface Change {
    void of(Path release) throws Exception;
  }

  static List<Attack> all() {
    return List.of(
        stranger(
            "file-laid-beside",
            "OMS #374, #501",
            "A further file is laid beside the signed ones.",
            release -> Files.writeString(release.resolve("data/extra.csv"), "1,2\n"),
            atSeal("file-unlisted", ROOT, TREE)),
        stranger(
            "file-taken-away",
            "A17",
            "A file that is awkward is deleted.",
            release -> Files.delete(release.resolve("CITATION.cff")),
            atSeal(GONE, ROOT, TREE, "metadata-differs")),
        stranger(
            "file-one-bit",
            "A13, A14; MLflow #22275",
            "One bit in the middle of the data is turned.",
            release -> {
              Path data = release.resolve(ReleaseFiles.DATA);
              byte[] bytes = Files.readAllBytes(data);
              bytes[bytes.length / 2] ^= 1;
              Files.write(data, bytes);
            },
            atSeal("file-changed", ROOT, TREE, "metadata-differs")),
        stranger(
            "files-swapped",
            "A43",
            "Two files change places.",
            release -> {
              Path one = release.resolve(README);
              Path other = release.resolve("CITATION.cff");
              byte[] bytes = Files.readAllBytes(one);
              Files.write(one, Files.readAllBytes(other));
              Files.write(other, bytes);
            },
            atSeal("file-changed", ROOT, TREE, "metadata-differs")),
        stranger(
            "link-out-of-the-folder",
            "A26; OMS #666",
            "A file is a symbolic link to one of the reader's.",
            release -> {
              Files.delete(release.resolve(README));
              Files.createSymbolicLink(release.resolve(README), Path.of("/etc/hostname"));
            },
            atSeal("file-not-regular", GONE, ROOT, TREE, "metadata-differs")),
        stranger(
            "link-to-the-right-bytes",
            "A26; OMS #666",
            "A file is a symbolic link to a good copy, which can be changed after the verdict.",
            release -> {
              Path good = release.resolveSibling("good");
              Files.move(release.resolve(README), good);
              Files.createSymbolicLink(release.resolve(README), good);
            },
            atSeal("file-not-regular", GONE, ROOT, TREE, "metadata-differs")),
        stranger(
            "link-to-a-folder-above",
            "A26",
            "A folder is a symbolic link to the one above it, without end.",
            release -> Files.createSymbolicLink(release.resolve("data/up"), Path.of("..")),
            atSeal("file-not-regular")),
        stranger(
            "pipe-without-end",
            "A26",
            "A named pipe waits for a reader.",
            release -> fifo(release.resolve("data/pipe")),
            atSeal("file-not-regular")),
        stranger(
            "socket",
            "A26",
            "A file is a socket.",
            FileAttacks::socket,
            atSeal("file-not-regular")),
        stranger(
            "file-of-terabytes",
            "A28",
            "A sparse file claims more octets than any disk has.",
            release -> {
              try (RandomAccessFile file =
                  new RandomAccessFile(release.resolve("data/huge").toFile(), "rw")) {
                file.setLength(Limits.standard().fileSize() + 1);
              }
            },
            atSeal("file-too-large")),
        stranger(
            "folders-without-end",
            "A29",
            "Folders lie within each other, deeper than any release has them.",
            release -> {
              Path deep = release.resolve("a/".repeat(Limits.standard().depth() + 1));
              Files.createDirectories(deep);
              Files.writeString(deep.resolve("file"), "x");
            },
            atSeal("folder-too-deep")),
        stranger(
            "folder-empty",
            "BagIt suite",
            "An empty folder, which no list of files can hold.",
            release -> Files.createDirectory(release.resolve("source")),
            atSeal("folder-empty")),
        stranger(
            "name-twin-in-case",
            "A35; BagIt suite",
            "Two names that one file system takes for the same.",
            release -> Files.writeString(release.resolve("readme.MD"), "x"),
            atSeal("file-name-twin")),
        odd("name-twin-in-normal-form", "A35; BagIt suite", "e\u0301.csv", "is not composed (NFC)"),
        odd(
            "name-turned-around",
            "A35; CVE-2021-42574",
            "data\u202evsc.exe",
            "turns the direction of writing"),
        odd("name-with-escapes", "A36", "\u001b[2J\u001b[31mVERIFIED", "clears the terminal"),
        odd("name-with-line-end", "A36", "x\n  ok          all: fine", "makes up a line"),
        odd("name-zero-width-git", "A35; JGit's list for HFS+", ".g\u200cit", "is .git to some"),
        odd("name-of-a-drive", "A25", "C:", "is a drive elsewhere"),
        odd("name-with-backslash", "A25; CVE-2021-41087", "..\\up", "is a path elsewhere"),
        stranger(
            "repository-within",
            "A7; CVE-2024-32002",
            "A second repository lies within the release, with settings of its own.",
            release -> {
              Files.createDirectories(release.resolve("data/.git"));
              Files.writeString(release.resolve("data/.git/config"), "[core]\n\tfsmonitor = x\n");
            },
            atSeal("file-name-odd")),
        stranger(
            "sums-in-other-words",
            "L9",
            "The sums are written with a mark that other programs read as text.",
            release -> {
              Path sums = release.resolve(Sha256Sums.PATH);
              Files.writeString(sums, Files.readString(sums).replace("  ", " *"));
            },
            atSeal("sums-malformed", ROOT, TREE)),
        new Attack(
            "sums-for-the-simple-tool",
            OWNER,
            "A24",
            "The sums that sha256sum reads are of other files than the manifest's.",
            bench -> {
              Forger forger = bench.owner();
              String sums = text(forger.assemble().get(Sha256Sums.PATH));
              return bench.hand(
                  forger.replace(Sha256Sums.PATH, sums.replaceFirst("(?m)^.{8}", "00000000")));
            },
            atSeal("sum-differs")),
        traversal("path-above", "../../../../etc/passwd"),
        traversal("path-absolute", "/etc/passwd"),
        traversal("path-of-a-share", "\\\\\\\\server\\\\share"),
        traversal("path-of-home", "~/x"),
        traversal("path-with-nul", "data/x\\u0000.csv"));
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

  private static Attack odd(String id, String reference, String name, String why) {
    return stranger(
        id,
        reference,
        "A file has a name that " + why + ".",
        release -> Files.writeString(release.resolve("data").resolve(name), "x"),
        atSeal("file-name-odd"));
  }

  /** The path stands in the manifest, in the place of one of the same order. */
  private static Attack traversal(String id, String path) {
    return new Attack(
        id,
        OWNER,
        "A25; OMS #647, CVE-2021-41087",
        "The signed manifest lists " + path.replace("\\u0000", "NUL").replace("\\\\", "\\") + ".",
        bench -> {
          Forger forger = bench.owner();
          String manifest = text(forger.assemble().get("manifest.json"));
          String forged = manifest.replace("\"path\":\"README.md\"", "\"path\":\"" + path + "\"");
          return bench.hand(forger.replace("manifest.json", forged));
        },
        atSeal("manifest-malformed"));
  }

  private static void fifo(Path path) throws IOException, InterruptedException {
    int status = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
    if (status != 0) {
      throw new IOException("mkfifo ended with " + status);
    }
  }

  /** The path of a socket may have about a hundred octets, so that it is made elsewhere. */
  private static void socket(Path release) throws IOException {
    Path place = Files.createTempDirectory("s").resolve("s");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(place));
      Files.move(place, release.resolve("data/socket"));
    }
    Files.delete(place.getParent());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
