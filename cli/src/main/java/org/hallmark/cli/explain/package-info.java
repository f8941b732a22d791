/** Tells what a check or a finding means: renderings of the catalogue. */
package org.hallmark.cli.explain;
