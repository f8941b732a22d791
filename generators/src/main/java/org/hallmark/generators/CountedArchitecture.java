package org.hallmark.generators;

import java.util.List;
import org.hallmark.privacy.training.MarginalLooks;
import org.hallmark.privacy.training.TrainingMechanism;
import org.hallmark.tables.Schema;
import org.hallmark.tables.encode.Codes;

/** The architecture of a model whose weights are counts of coded columns, with noise. */
public interface CountedArchitecture extends Architecture {
  /** How the columns that are counted are coded. */
  List<Codes> codes(Schema schema);

  /**
   * The trained generator: a function of what the looks give.
   *
   * @param mechanism of this kind of model
   */
  TrainedGenerator measure(MarginalLooks looks, TrainingMechanism mechanism);
}
