package org.hallmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does a bad command get a message to act on and status 2, and write nothing? */
class BadCommandTest {
  private static final Path EXAMPLE = Path.of("../examples/tiny/plan.yaml").toAbsolutePath();
  private static final Map<String, String> AVX2 =
      Map.of("ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "AVX2");
  private static final String OWNER =
      "version: 1\nkeys:\n  - principal: owner\n    publicKey: ssh-ed25519 KEY\n    roles: [owner]\n";

  @TempDir Path folder;

  /** The files that the commands below name. */
  @BeforeEach
  void prepare() throws IOException {
    String plan = Files.readString(EXAMPLE);
    Files.writeString(folder.resolve("plan.yaml"), plan.replace("data/edges.csv", "none.csv"));
    Files.writeString(folder.resolve("folder-source.yaml"), plan.replace("data/edges.csv", "."));
    Files.writeString(
        folder.resolve("portable.yaml"),
        plan.replace("data/edges.csv", EXAMPLE.resolveSibling("data/edges.csv").toString())
            .replace("numericMode: avx2", "numericMode: portable"));
    Files.writeString(folder.resolve("text"), "mine\n");
    Files.writeString(folder.resolve("empty.yaml"), "");
    Files.writeString(folder.resolve("open.yaml"), "version: 1\nkeys: [\n");
    Files.writeString(folder.resolve("odd.yaml"), "version: 1\nkey: []\n");
    Files.writeString(folder.resolve("key.yaml"), OWNER.replace("KEY", "AAAAqqqq"));
    Recorded.run("keygen", folder.resolve("mine").toString());
    String mine = Files.readString(folder.resolve("mine.pub")).split(" ")[1];
    Files.writeString(folder.resolve("trust.yaml"), OWNER.replace("KEY", mine));
    Files.createDirectory(folder.resolve("empty"));
    Files.writeString(Files.createDirectory(folder.resolve("foreign")).resolve("a"), "b");
  }

  /**
   * A bad command, in whose words {@code @} is the test's folder and {@code PLAN} the example.
   *
   * @param words the command line
   * @param told what the answer must say
   */
  private record Bad(String words, List<String> told) {
    static Bad of(String words, String... told) {
      return new Bad(words, List.of(told));
    }

    @Override
    public String toString() {
      return words;
    }
  }

  static Stream<Bad> badCommand() {
    return Stream.of(
        Bad.of("", "Usage: hallmark", "Exit status:"),
        Bad.of("relese PLAN", "Did you mean: hallmark release"),
        Bad.of("plan", "Missing required subcommand", "Help: hallmark plan --help"),
        Bad.of("plan chekc PLAN", "Did you mean: plan check"),
        Bad.of("release", "--repo", "PLAN", "Help: hallmark release --help"),
        Bad.of("release PLAN", "'--repo=DIR'"),
        Bad.of("release PLAN --repo @/r --kye x", "Unknown option", "--kye"),
        Bad.of("release @/none.yaml --repo @/r", "there is no plan @/none.yaml"),
        Bad.of("release @ --repo @/r", "@ is a folder; give the plan itself"),
        Bad.of("release @/empty.yaml --repo @/r", "@/empty.yaml:1:1: the document is empty"),
        Bad.of("release @/plan.yaml --repo @/r", "source @/none.csv is not there"),
        Bad.of("release @/folder-source.yaml --repo @/r", "source @ must be a regular file"),
        Bad.of(
            "release @/portable.yaml --repo @/r",
            "numericMode portable",
            "HALLMARK_NUMERIC_MODE=portable",
            "expected: ATEN_CPU_CAPABILITY=default MKL_CBWR=COMPATIBLE",
            "found:    ATEN_CPU_CAPABILITY=avx2 MKL_CBWR=AVX2"),
        Bad.of("release PLAN --repo @/text", "@/text is not a folder; give another --repo"),
        Bad.of("release PLAN --repo @/text/r", "@/text/r cannot be made: @/text is not a folder"),
        Bad.of("release PLAN --repo @/foreign", "@/foreign", "nothing in it was touched"),
        Bad.of("release PLAN --repo /", "give a folder below it"),
        Bad.of("release PLAN --repo @/r --state @/r/state", "must not be inside the repository"),
        Bad.of("release PLAN --repo @/r --device gpu", "auto, cpu or cuda:N", "gpu"),
        Bad.of("release PLAN --repo @/r --device cuda:7", "no such graphics card", "--device cpu"),
        Bad.of("release PLAN --repo @/r --state @/text/s", "@/text is not a folder", "--state"),
        Bad.of("release PLAN --repo @/r --key @/none", "there is no key @/none", "keygen"),
        Bad.of("release PLAN --repo @/r --key @", "@ is a folder"),
        Bad.of("release PLAN --repo @/r --key @/text", "@/text is no private key", "expected:"),
        Bad.of("release PLAN --repo @/r --key @/mine.pub", "@/mine.pub is no private key"),
        Bad.of("verify", "'--trust=FILE'", "'DIR'"),
        Bad.of("verify @/empty", "'--trust=FILE'"),
        Bad.of("verify @/empty --trust @/none", "there is no trust file @/none"),
        Bad.of("verify @/empty --trust @", "@ is a folder"),
        Bad.of("verify @/empty --trust @/empty.yaml", "@/empty.yaml:1:1: the document is empty"),
        Bad.of("verify @/empty --trust @/open.yaml", "@/open.yaml:3:1: not YAML", "close what"),
        Bad.of("verify @/empty --trust @/odd.yaml", "@/odd.yaml:2:1", "did you mean 'keys'?"),
        Bad.of("verify @/empty --trust @/key.yaml", "@/key.yaml:4:16", "OpenSSH Ed25519 key"),
        Bad.of("verify @/empty --trust @/trust.yaml", "@/empty holds no trace of a release"),
        Bad.of("verify @/none --trust @/trust.yaml", "there is no folder @/none"),
        Bad.of("verify @/text --trust @/trust.yaml", "@/text holds no trace of a release"),
        Bad.of(
            "verify @/empty --trust @/trust.yaml --tier reply",
            "unknown tier 'reply'; did you mean 'replay'? Allowed: seal, recompute, replay"),
        Bad.of("verify @/empty --trust @/trust.yaml --tier RECOMPUTE", "did you mean 'recompute'"),
        Bad.of(
            "verify @/empty --trust @/trust.yaml --device cuda:0", "--device must be cpu or auto"),
        Bad.of("keygen", "'FILE'"),
        Bad.of("keygen @/mine", "@/mine exists; a key is never overwritten"));
  }

  @ParameterizedTest
  @MethodSource
  void badCommand(Bad bad) throws IOException {
    Map<String, String> before = files();
    Recorded answer = Recorded.run(AVX2, words(bad.words()));
    Complaints.requireRefused(answer);
    for (String told : bad.told()) {
      assertTrue(answer.err().contains(inFolder(told)), told + "\n" + answer.err());
    }
    assertEquals(before, files());
  }

  @Test
  void verify_toldWhatIsWrong_printsNoVerdict() {
    Recorded answer = Recorded.run(words("verify @/empty --json --trust @/trust.yaml"));
    Complaints.requireRefused(answer);
  }

  private String[] words(String line) {
    return Arrays.stream(line.split(" "))
        .filter(w -> !w.isEmpty())
        .map(this::inFolder)
        .map(word -> word.equals("PLAN") ? EXAMPLE.toString() : word)
        .toArray(String[]::new);
  }

  private String inFolder(String text) {
    return text.replace("@", folder.toString());
  }

  /** Every file and folder with its content. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : new ArrayList<>(paths.toList())) {
        files.put(path.toString(), Files.isDirectory(path) ? "" : Files.readString(path));
      }
    }
    return files;
  }
}
