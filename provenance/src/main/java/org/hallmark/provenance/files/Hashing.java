package org.hallmark.provenance.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Hashes files on as many threads as there are processors, the largest first. */
final class Hashing {
  /** Each reads into a megabyte of its own. */
  private static final int MOST_THREADS = 16;

  private final long total;
  private final ReleaseFolder.Watcher watcher;
  private final AtomicLong done = new AtomicLong();

  Hashing(long total, ReleaseFolder.Watcher watcher) {
    this.total = total;
    this.watcher = watcher;
  }

  /** What reading each of them gave, in their order. */
  Map<FileReading, FileReading.Outcome> all(List<FileReading> files) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(MOST_THREADS, processors), Hashing::thread);
    try {
      Map<FileReading, Future<FileReading.Outcome>> begun = new HashMap<>();
      files.stream()
          .sorted(Comparator.comparingLong(FileReading::announced).reversed())
          .forEach(file -> begun.put(file, threads.submit(() -> file.read(this::progress))));
      Map<FileReading, FileReading.Outcome> outcomes = new LinkedHashMap<>();
      for (FileReading file : files) {
        outcomes.put(file, begun.get(file).get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IOException("a file could not be hashed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while files were hashed");
    } finally {
      threads.shutdownNow();
    }
  }

  private void progress(long octets) {
    watcher.read(done.addAndGet(octets), total);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "hash");
    thread.setDaemon(true);
    return thread;
  }
}
