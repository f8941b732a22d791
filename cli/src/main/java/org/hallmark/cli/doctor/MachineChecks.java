package org.hallmark.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hallmark.cli.release.Machine;
import org.hallmark.cli.terminal.World;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.NumericModeException;
import org.hallmark.provenance.json.Words;

/** What is asked of the machine: processor, accelerator, memory, clock, git. */
final class MachineChecks {
  private static final Instant OLDEST = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant NEWEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final long GIT_SECONDS = 5;
  private static final String GIT = "git";

  private MachineChecks() {}

  static List<Diagnosis> all(World world) {
    SortedMap<String, String> facts = Machine.facts();
    return List.of(
        system(facts),
        processor(facts.get("cpu.model"), facts.get("cpu.flags")),
        numericMode(environment(world), facts.get("cpu.flags")),
        accelerator(Path.of("/dev"), world),
        memory(facts.get("memory")),
        clock(world.now(), ZoneId.systemDefault().getId()),
        git(world));
  }

  private static Diagnosis system(SortedMap<String, String> facts) {
    String found =
        facts.get("os.distribution") + ", " + facts.get("os.name") + " " + facts.get("os.arch");
    boolean ours = facts.get("os.name").equals("Linux") && facts.get("os.arch").equals("amd64");
    return ours
        ? Diagnosis.ok("system", found)
        : Diagnosis.missing(
            "system", found, "train on Linux x86-64: the native libraries are for no other");
  }

  static Diagnosis processor(String model, String flags) {
    String found =
        model + (flags.contains("avx512f") ? ", AVX-512" : flags.contains("avx2") ? ", AVX2" : "");
    return model.startsWith("Intel") || !flags.contains("avx2")
        ? Diagnosis.ok("processor", found)
        : Diagnosis.warning(
            "processor",
            found
                + ": trainings in mode avx2 are repeated bit by bit on processors of this maker"
                + " alone",
            "say numericMode: portable in the plan where auditors train again elsewhere");
  }

  private static Map<String, String> environment(World world) {
    Map<String, String> environment = new TreeMap<>();
    for (String name : NumericMode.AVX2.environment().keySet()) {
      world.variable(name).ifPresent(value -> environment.put(name, value));
    }
    return environment;
  }

  static Diagnosis numericMode(Map<String, String> environment, String flags) {
    List<String> works = new ArrayList<>();
    for (NumericMode mode : NumericMode.values()) {
      boolean able = mode != NumericMode.AVX2 || flags.contains("avx2") && flags.contains("fma");
      if (able && fits(mode, environment)) {
        works.add(Words.kebab(mode));
      }
    }
    String found = String.join(", ", works);
    return works.size() > 1
        ? Diagnosis.ok("numeric-mode", found + "; HALLMARK_NUMERIC_MODE chooses")
        : Diagnosis.warning(
            "numeric-mode",
            found + " alone, which repeats no bits",
            "start by the launcher ./hallmark; HALLMARK_NUMERIC_MODE=portable works on every x86-64");
  }

  private static boolean fits(NumericMode mode, Map<String, String> environment) {
    try {
      NumericModeException.require(mode, environment);
      return true;
    } catch (NumericModeException e) {
      return false;
    }
  }

  /** What lies in the folder of devices; no driver is asked. */
  static Diagnosis accelerator(Path devices, World world) {
    Optional<String> library = world.variable("PYTORCH_LIBRARY_PATH");
    String found = nvidia(devices);
    if (library.isPresent()) {
      return Diagnosis.warning(
          "accelerator",
          found + "; PYTORCH_LIBRARY_PATH is " + library.get(),
          "unset PYTORCH_LIBRARY_PATH unless you give --device cuda:N (docs/devices.md): it leads to"
              + " other native libraries than those that this program was built with");
    }
    return Diagnosis.ok(
        "accelerator",
        found + "; none is needed, trainings run on the processor unless --device says otherwise");
  }

  private static String nvidia(Path devices) {
    try (Stream<Path> all = Files.list(devices)) {
      long count =
          all.filter(device -> device.getFileName().toString().matches("nvidia[0-9]+")).count();
      return count == 0 ? "no NVIDIA device" : count + " NVIDIA device(s) in " + devices;
    } catch (IOException e) {
      return "devices cannot be listed";
    }
  }

  static Diagnosis memory(String found) {
    boolean little = found.matches("[0-3] GiB");
    return little
        ? Diagnosis.warning("memory", found, "use a machine with 4 GiB or more")
        : Diagnosis.ok("memory", found);
  }

  static Diagnosis clock(Instant now, String zone) {
    String found = now + ", time zone " + zone;
    return now.isAfter(OLDEST) && now.isBefore(NEWEST)
        ? Diagnosis.ok("clock", found)
        : Diagnosis.warning(
            "clock", found, "set the clock (timedatectl set-ntp true): releases are dated by it");
  }

  /** Git is for readers of releases; Hallmark itself calls none. */
  private static Diagnosis git(World world) {
    Optional<Path> program =
        Stream.of(world.variable("PATH").orElse("").split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, GIT))
            .filter(Files::isExecutable)
            .findFirst();
    return program
        .map(path -> Diagnosis.ok(GIT, version(path) + "; Hallmark needs none, its readers may"))
        .orElseGet(
            () ->
                Diagnosis.ok(
                    GIT, "not here; Hallmark needs none, its readers may (git verify-tag)"));
  }

  private static String version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      if (process.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
        byte[] said = process.getInputStream().readAllBytes();
        return new String(said, StandardCharsets.UTF_8).strip();
      }
      process.destroy();
      return program + ", which does not answer";
    } catch (IOException e) {
      return program + ", which does not run";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return program + ", not waited for";
    }
  }
}
