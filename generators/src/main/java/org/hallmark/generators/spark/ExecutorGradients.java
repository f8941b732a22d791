package org.hallmark.generators.spark;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.apache.spark.sql.SparkSession;
import org.hallmark.generators.ExecutorClassException;
import org.hallmark.generators.PlatformClass;
import org.hallmark.generators.djl.ModelGradients;
import org.hallmark.generators.spark.GradientTask.Ask;
import org.hallmark.generators.spark.GradientTask.Given;
import org.hallmark.generators.spark.GradientTask.Step;
import org.hallmark.privacy.dpsgd.StepVector;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Sums of clipped gradients, each by the one task of a barrier stage; all by the same executor, as
 * long as it lives.
 *
 * <p>Where executors have cards and tasks do not ask for them ({@code
 * spark.executor.resource.gpu.amount} without {@code spark.task.resource.gpu.amount}), these tasks
 * alone ask for one.
 */
final class ExecutorGradients implements ModelGradients {
  private static final String EXECUTOR_GPU = "spark.executor.resource.gpu.amount";
  private static final String TASK_GPU = "spark.task.resource.gpu.amount";

  private final SparkContext spark;
  private final GradientTask.Setup setup;
  private final SortedMap<String, String> facts;
  private List<String> place = List.of();

  ExecutorGradients(SparkSession session, GradientTask.Setup setup) {
    this.spark = session.sparkContext();
    this.setup = setup;
    Given opened = ask(new Step(Ask.OPEN, new float[0], new int[0], new float[0]));
    this.place = List.of(opened.place());
    this.facts = opened.facts();
    requireSameClass(opened);
  }

  /** A manifest names the class of the machine that the release is made on. */
  private void requireSameClass(Given opened) {
    SortedMap<String, String> own = new TreeMap<>(PlatformClass.here(setup.mode()).environment());
    if (!own.equals(opened.platform())) {
      throw new ExecutorClassException(own, opened.platform());
    }
  }

  SortedMap<String, String> deviceFacts() {
    return facts;
  }

  @Override
  public void requireExactness(float[] weights) {
    ask(new Step(Ask.EXACT, weights, new int[0], new float[0]));
  }

  @Override
  public void sum(float[] weights, int[] units, float[] noise, StepVector sum) {
    Given given = ask(new Step(Ask.SUM, weights, units, noise));
    if (sum instanceof StepVector.Exact exact) {
      System.arraycopy(given.exact(), 0, exact.values(), 0, exact.values().length);
    } else if (sum instanceof StepVector.Float32 floats) {
      System.arraycopy(given.floats(), 0, floats.values(), 0, floats.values().length);
    }
  }

  private Given ask(Step step) {
    ClassTag<Step> steps = ClassTag$.MODULE$.apply(Step.class);
    Seq<Tuple2<Step, Seq<String>>> one =
        CollectionConverters.asScala(
                List.of(new Tuple2<>(step, CollectionConverters.asScala(place).toSeq())))
            .toSeq();
    RDD<Step> asked = spark.makeRDD(one, steps);
    RDD<Given> answered =
        asked
            .barrier()
            .mapPartitions(
                new GradientTask(setup), false, ClassTag$.MODULE$.<Given>apply(Given.class));
    Given given = ((Given[]) withCard(answered).collect())[0];
    if (given.failure() instanceof RuntimeException e) {
      throw e;
    }
    if (given.failure() instanceof Error e) {
      throw e;
    }
    return given;
  }

  private RDD<Given> withCard(RDD<Given> tasks) {
    return spark.getConf().contains(EXECUTOR_GPU) && !spark.getConf().contains(TASK_GPU)
        ? tasks.withResources(
            new ResourceProfileBuilder()
                .require(new TaskResourceRequests().resource("gpu", 1))
                .build())
        : tasks;
  }

  @Override
  public void close() {
    if (!spark.isStopped()) {
      ask(new Step(Ask.CLOSE, new float[0], new int[0], new float[0]));
    }
  }

  /** Nothing of the rows. */
  @Override
  public String toString() {
    return "ExecutorGradients";
  }
}
