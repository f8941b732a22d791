package org.hallmark.cli.table;

import java.util.function.Supplier;
import org.hallmark.tables.source.LocalSourceReader;
import org.hallmark.tables.source.SourceReader;

/** This process: no session has to start, and small sources are read before one would have. */
public final class LocalRows implements SourceRows {
  @Override
  public SourceReader reader() {
    return new LocalSourceReader();
  }

  @Override
  public <R> R inTask(Supplier<R> work) {
    return work.get();
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
