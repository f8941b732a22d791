package org.hallmark.cli.plan;

import java.nio.file.Path;
import org.hallmark.provenance.json.Fields;

/**
 * Where things are on the owner's machine. It is never sealed: a file name can tell about its file.
 *
 * @param source the source data
 * @param state where the owner's state is, unless the command line says otherwise
 * @param ledger where the owner's privacy ledger is, unless the command line says otherwise
 */
public record LocalSettings(Path source, StatePlace state, LedgerPlace ledger) {

  /** Where an owner's state folder is. */
  public enum StatePlace {
    /** One folder for all releases of this owner. */
    HOME,
    /** {@code <repo>.state}, so that a new repository starts afresh. */
    BESIDE_REPOSITORY
  }

  /** Where an owner's privacy ledger is. */
  public enum LedgerPlace {
    /** One ledger for all releases of this owner. */
    HOME,
    /**
     * In the state folder, so that a new state begins a new ledger: for examples on data that
     * nobody has to protect. To say so is to consent to a new ledger.
     */
    WITH_STATE
  }

  /** Reads the section; {@code folder} is where the plan lies, and paths are relative to it. */
  static LocalSettings read(Fields local, Path folder) {
    Path source = folder.resolve(local.text("source")).normalize();
    StatePlace state = local.choice("state", StatePlace.HOME);
    LedgerPlace ledger = local.choice("ledger", LedgerPlace.HOME);
    local.done();
    return new LocalSettings(source, state, ledger);
  }
}
