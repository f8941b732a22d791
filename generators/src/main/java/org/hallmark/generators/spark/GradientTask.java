package org.hallmark.generators.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.EncodedUnits;
import org.hallmark.generators.NetworkArchitecture;
import org.hallmark.generators.NumericMode;
import org.hallmark.generators.PlatformClass;
import org.hallmark.generators.RowMatrix;
import org.hallmark.generators.catalogue.Generators;
import org.hallmark.generators.djl.ModelGradients;
import org.hallmark.generators.djl.TorchEngine;
import org.hallmark.privacy.dpsgd.DpSgd;
import org.hallmark.privacy.dpsgd.StepVector;
import org.hallmark.privacy.dpsgd.Sums;
import org.hallmark.provenance.files.DurableFiles;
import org.hallmark.provenance.json.MalformedDocumentException;
import org.hallmark.tables.Schema;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * The sum of one step, as a task: a function of what it is given and of the rows, with no
 * randomness. The executor keeps engine and matrix open from one step to the next.
 */
final class GradientTask
    extends AbstractFunction1<Iterator<GradientTask.Step>, Iterator<GradientTask.Given>>
    implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String GPU = "gpu";

  private static Bench bench;

  private final Setup setup;

  GradientTask(Setup setup) {
    this.setup = setup;
  }

  /**
   * What all steps of a training share.
   *
   * @param id of the training, unlike any other's
   */
  record Setup(
      String id,
      NumericMode mode,
      String device,
      String natives,
      byte[] architecture,
      Schema schema,
      String matrix,
      double clip,
      double divisor,
      Sums sums)
      implements Serializable {
    Setup(
        String id,
        NumericMode mode,
        String device,
        String natives,
        byte[] architecture,
        Schema schema,
        String matrix,
        DpSgd dpSgd) {
      this(
          id,
          mode,
          device,
          natives,
          architecture,
          schema,
          matrix,
          dpSgd.clip(),
          dpSgd.divisor(),
          dpSgd.sums());
    }

    /** Clipping, divisor and sums; an executor has no coins and no noise. */
    DpSgd dpSgd() {
      return new DpSgd(1, clip, 0, 1, divisor, sums);
    }
  }

  /** What is asked. */
  enum Ask {
    /** Where gradients are computed. */
    OPEN,
    /** Whether exact sums can be exact there. */
    EXACT,
    /** The sum of a step. */
    SUM,
    /** Nothing more. */
    CLOSE
  }

  /**
   * One question.
   *
   * @param weights before the step
   * @param drawn the units that join
   * @param noise their normals
   */
  record Step(Ask ask, float[] weights, int[] drawn, float[] noise) implements Serializable {}

  /**
   * One answer.
   *
   * @param place the executor, as Spark wants to hear it
   * @param platform the class of machines that it is of
   * @param facts of its device
   * @param exact a sum in whole numbers, if that was asked
   * @param floats a sum in single precision, if that was asked
   * @param failure what was thrown instead; it is handed back as it is, for Spark would log it
   */
  record Given(
      String place,
      TreeMap<String, String> platform,
      TreeMap<String, String> facts,
      long[] exact,
      float[] floats,
      Throwable failure)
      implements Serializable {}

  /** What an executor keeps open. */
  private record Bench(
      String id,
      TorchEngine engine,
      RowMatrix matrix,
      NetworkArchitecture network,
      ModelGradients gradients) {}

  @Override
  public Iterator<Given> apply(Iterator<Step> steps) {
    Given given;
    try {
      given = answer(setup, steps.next());
    } catch (RuntimeException | Error e) {
      given = new Given(place(), new TreeMap<>(), new TreeMap<>(), null, null, e);
    } catch (IOException e) {
      given =
          new Given(
              place(), new TreeMap<>(), new TreeMap<>(), null, null, new UncheckedIOException(e));
    }
    return CollectionConverters.asScala(List.of(given).iterator());
  }

  private static synchronized Given answer(Setup setup, Step step) throws IOException {
    if (step.ask() == Ask.CLOSE) {
      close();
      return new Given(place(), new TreeMap<>(), new TreeMap<>(), null, null, null);
    }
    if (bench == null || !bench.id().equals(setup.id())) {
      close();
      bench = open(setup);
    }
    if (step.ask() == Ask.EXACT) {
      bench.gradients().requireExactness(step.weights());
    }
    if (step.ask() != Ask.SUM) {
      return new Given(
          place(),
          new TreeMap<>(PlatformClass.here(setup.mode()).environment()),
          new TreeMap<>(bench.engine().deviceFacts()),
          null,
          null,
          null);
    }
    StepVector sum = StepVector.zeros(setup.sums(), bench.network().network().layout().size());
    bench.gradients().sum(step.weights(), step.drawn(), step.noise(), sum);
    return new Given(
        place(),
        new TreeMap<>(),
        new TreeMap<>(),
        sum instanceof StepVector.Exact e ? e.values() : null,
        sum instanceof StepVector.Float32 f ? f.values() : null,
        null);
  }

  private static Bench open(Setup setup) throws IOException {
    NetworkArchitecture network;
    try {
      network = (NetworkArchitecture) Generators.architecture(setup.architecture());
    } catch (MalformedDocumentException e) {
      throw new IllegalStateException("an architecture that was written here can be read", e);
    }
    TorchEngine engine =
        TorchEngine.start(
            setup.mode(), DurableFiles.privateFolder(Path.of(setup.natives())), device(setup));
    RowMatrix matrix = RowMatrix.open(setup.schema(), Path.of(setup.matrix()), network);
    ModelGradients gradients =
        engine.gradients(
            network,
            EncodedUnits.ofRecords(matrix.rows()),
            setup.dpSgd(),
            ModelGradients.Tally.NONE);
    return new Bench(setup.id(), engine, matrix, network, gradients);
  }

  /** A card is the one that Spark gives the task; the owner's number counts where it gives none. */
  private static ComputeDevice device(Setup setup) {
    ComputeDevice asked = ComputeDevice.read(setup.device()).orElseThrow();
    ResourceInformation given = CollectionConverters.asJava(TaskContext.get().resources()).get(GPU);
    return asked.cuda().isPresent() && given != null
        ? ComputeDevice.ofCard(Integer.parseInt(given.addresses()[0]))
        : asked;
  }

  private static void close() {
    if (bench != null) {
      bench.gradients().close();
      bench = null;
    }
  }

  private static String place() {
    SparkEnv here = SparkEnv.get();
    return "executor_" + here.blockManager().blockManagerId().host() + "_" + here.executorId();
  }
}
