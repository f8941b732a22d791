package org.hallmark.cli.verify;

import org.hallmark.provenance.files.ReleaseFolder;

/** Whoever wants to know how far a verification is. */
public interface VerifyWatcher extends ReleaseFolder.Watcher {
  /** A question that may take long is about to be asked. */
  default void asks(String question) {}
}
