package org.hallmark.cli.measure;

import org.hallmark.provenance.json.FieldListener;
import org.hallmark.provenance.json.Fields;
import org.hallmark.provenance.json.Mistakes;
import org.hallmark.provenance.json.Node;

/** How a plan that only measures is read, for whoever describes plans. */
public final class MeasuringFields {
  private MeasuringFields() {}

  /** Lets {@code listener} hear how a plan is read; whether it has mistakes does not matter. */
  public static void hear(Node root, FieldListener listener) {
    MeasuringPlan.read(root, Fields.of(root, new Mistakes(listener)));
  }
}
