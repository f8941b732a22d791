package org.hallmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hallmark.cli.terminal.ExitCode;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.cli.terminal.World;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Words;
import org.hallmark.provenance.sign.Role;
import org.hallmark.provenance.sign.TrustFile;
import org.hallmark.provenance.sign.TrustedKey;
import org.hallmark.provenance.sign.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a trust file from files of public keys. */
@Command(
    name = "trust",
    description = {
      "Prints a trust file, which says whose signatures you believe, from public keys that you got",
      "from these people themselves: OpenSSH's KEY.pub or PEM, Ed25519."
    },
    footerHeading = "%nExample:%n",
    footer = "  hallmark trust --owner alice@example.org=alice.pub > alice.trust.yaml",
    mixinStandardHelpOptions = true)
final class TrustCommand implements Callable<Integer> {
  private final World world;

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "NAME=FILE",
      description = "May sign releases; repeatable.")
  private Map<String, Path> owners;

  @Option(
      names = "--auditor",
      paramLabel = "NAME=FILE",
      description = "May sign nonces and verdicts; repeatable.")
  private Map<String, Path> auditors = Map.of();

  @Option(names = "--json", description = "Print the trust file as JSON, which is YAML too.")
  private boolean json;

  TrustCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, VerifyingKey> keys = new LinkedHashMap<>();
    Map<String, Set<Role>> roles = new LinkedHashMap<>();
    take(owners, Role.OWNER, keys, roles);
    take(auditors, Role.AUDITOR, keys, roles);
    List<TrustedKey> trusted = new ArrayList<>();
    keys.forEach((name, key) -> trusted.add(trusted(name, key, roles.get(name))));
    try {
      TrustFile trust = new TrustFile(TrustFile.VERSION, trusted, Optional.empty(), Set.of());
      world.out().print(json ? json(trust) : trust.yaml());
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("two names have the same key; give each key one name");
    }
    return ExitCode.DONE.status();
  }

  private static String json(TrustFile trust) {
    List<Map<String, Object>> keys = new ArrayList<>();
    for (TrustedKey key : trust.keys()) {
      keys.add(
          Map.of(
              "principal",
              key.principal(),
              "publicKey",
              key.key().openssh(),
              "roles",
              key.roles().stream().map(Words::kebab).toList()));
    }
    return CanonicalJson.text(Map.of("version", TrustFile.VERSION, "keys", keys)) + "\n";
  }

  private static void take(
      Map<String, Path> given,
      Role role,
      Map<String, VerifyingKey> keys,
      Map<String, Set<Role>> roles)
      throws IOException {
    for (Map.Entry<String, Path> entry : given.entrySet()) {
      VerifyingKey key = load(entry.getValue());
      VerifyingKey before = keys.putIfAbsent(entry.getKey(), key);
      if (before != null && !before.equals(key)) {
        throw Refusal.usage(entry.getKey() + " has two keys; give each key a name of its own");
      }
      roles.computeIfAbsent(entry.getKey(), name -> EnumSet.noneOf(Role.class)).add(role);
    }
  }

  private static VerifyingKey load(Path file) throws IOException {
    try {
      return VerifyingKey.load(file);
    } catch (MalformedDocumentException e) {
      throw Refusal.usage(
          file
              + " is no public key that can be trusted"
              + "\n  expected: "
              + e.expected()
              + "\n  found:    "
              + e.found());
    }
  }

  private static TrustedKey trusted(String name, VerifyingKey key, Set<Role> roles) {
    try {
      return new TrustedKey(name, key, roles);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("a name must be letters, digits and . _ @ + -, as in owner@example.org");
    }
  }
}
