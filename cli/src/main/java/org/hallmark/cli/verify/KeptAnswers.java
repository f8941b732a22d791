package org.hallmark.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.cli.terminal.Refusal;
import org.hallmark.provenance.Check;
import org.hallmark.provenance.Digest;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.CanonicalJson;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.provenance.json.Records;

/**
 * The answers of the long questions of a verification, kept in a private file so that one that was
 * interrupted need not ask them again.
 *
 * <p>Only answers in which everything passed are kept, and only for these very bytes, asked by this
 * very program under this very trust file: all files are hashed again every time, and answers about
 * another root are thrown away. Whoever can write the file could as well change the program; so it
 * must belong to its reader alone.
 */
final class KeptAnswers {
  private static final String SCHEMA = "hallmark-verification-progress-v1";
  private static final int LARGEST = 16 << 20;
  private static final Set<PosixFilePermission> OWNER_ALONE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final VerifyWatcher watcher;
  private final Optional<Path> file;
  private final Digest about;
  private final SortedMap<String, List<Check>> answers;

  private KeptAnswers(
      VerifyWatcher watcher,
      Optional<Path> file,
      Digest about,
      SortedMap<String, List<Check>> answers) {
    this.watcher = watcher;
    this.file = file;
    this.about = about;
    this.answers = answers;
  }

  /** A long question. */
  interface Question {
    List<Check> ask() throws IOException, MalformedDocumentException;
  }

  /**
   * The wire form.
   *
   * @param schema {@value KeptAnswers#SCHEMA}
   * @param about digest of all that the answers hang on
   * @param answers by question
   */
  record Progress(String schema, Digest about, SortedMap<String, List<Check>> answers) {}

  /** Keeps nothing. */
  static KeptAnswers none(VerifyWatcher watcher) {
    return new KeptAnswers(watcher, Optional.empty(), Digest.of(new byte[0]), new TreeMap<>());
  }

  /**
   * The answers in a file, as far as they are about the same.
   *
   * @param about digest of all that the answers hang on
   * @param watcher is told of every question that is asked
   */
  static KeptAnswers in(Path file, Digest about, VerifyWatcher watcher) throws IOException {
    SortedMap<String, List<Check>> answers = new TreeMap<>();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      requirePrivate(file);
      read(file)
          .filter(progress -> progress.schema().equals(SCHEMA) && progress.about().equals(about))
          .ifPresent(
              progress -> progress.answers().forEach((name, kept) -> keep(answers, name, kept)));
    }
    return new KeptAnswers(watcher, Optional.of(file), about, answers);
  }

  private static void keep(Map<String, List<Check>> answers, String name, List<Check> kept) {
    if (passed(kept)) {
      answers.put(name, kept);
    }
  }

  private static boolean passed(List<Check> checks) {
    return !checks.isEmpty()
        && checks.stream().allMatch(check -> check.status() == Check.Status.PASSED);
  }

  private static void requirePrivate(Path file) throws IOException {
    boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    if (!regular || !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
      throw Refusal.usage(
          file + " must be a file that nobody but you can read or write (mode 0600), and no link");
    }
  }

  private static Optional<Progress> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(LARGEST);
      return Optional.of(Records.read(file.getFileName().toString(), bytes, Progress.class));
    } catch (MalformedDocumentException e) {
      return Optional.empty();
    }
  }

  /** The kept answer, or a new one, which is kept where everything passed. */
  List<Check> of(String name, Question question) throws IOException, MalformedDocumentException {
    List<Check> kept = answers.get(name);
    if (kept != null) {
      return kept;
    }
    watcher.asks(name);
    List<Check> fresh = question.ask();
    if (file.isPresent() && passed(fresh)) {
      answers.put(name, fresh);
      byte[] bytes = CanonicalJson.bytes(new Progress(SCHEMA, about, answers));
      DurableFiles.writePrivate(file.get(), bytes);
    }
    return fresh;
  }
}
