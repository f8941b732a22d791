/**
 * The history of a release in Git: commits, signed tags, and a {@code .git} folder of fixed
 * content.
 *
 * <p>Everything happens in memory. No repository on disk is opened as one, no configuration is
 * read, no child process is started.
 */
package org.hallmark.provenance.git;
