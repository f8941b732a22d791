package org.hallmark.generators.spark;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/**
 * Work that runs as the one task of a barrier stage, in the same JVM.
 *
 * <p>A closure travels, is logged and may be spilled; so it holds a number only. The work, with the
 * rows and secrets that it knows, is registered under that number for the time of the task and
 * stays where it is, and so does its result. A failure is handed back as it was thrown, and never
 * through Spark, which would log it.
 */
public final class SparkTask {
  private static final AtomicLong NEXT = new AtomicLong();
  private static final Map<Long, Session<?>> SESSIONS = new ConcurrentHashMap<>();

  private static final class Session<R> {
    private final Supplier<R> work;
    private R result;
    private Throwable failure;
    private boolean done;

    Session(Supplier<R> work) {
      this.work = work;
    }

    synchronized void run() {
      if (done) {
        return;
      }
      try {
        result = work.get();
      } catch (RuntimeException | Error e) {
        failure = e;
      }
      done = true;
    }

    synchronized R result() {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      return result;
    }
  }

  private SparkTask() {}

  /**
   * What {@code work} gives when it runs inside a task of {@code spark}.
   *
   * @throws IllegalArgumentException if the session is not local: work does not travel
   */
  public static <R> R run(SparkSession spark, Supplier<R> work) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    if (!context.isLocal()) {
      throw new IllegalArgumentException(
          "spark must be local. Provided value: " + context.master());
    }
    long handle = NEXT.incrementAndGet();
    Session<R> session = new Session<>(work);
    SESSIONS.put(handle, session);
    try {
      stage(context, handle);
      return session.result();
    } finally {
      SESSIONS.remove(handle);
    }
  }

  private static void stage(JavaSparkContext context, long handle) {
    context
        .parallelize(List.of(handle), 1)
        .rdd()
        .barrier()
        .<Long>mapPartitions(new InSession(), false, ClassTag$.MODULE$.apply(Long.class))
        .count();
  }

  /** The closure: a function of the number alone. */
  private static final class InSession extends AbstractFunction1<Iterator<Long>, Iterator<Long>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<Long> apply(Iterator<Long> handles) {
      long handle = handles.next();
      Optional.ofNullable(SESSIONS.get(handle)).ifPresent(Session::run);
      return Iterator$.MODULE$.<Long>empty();
    }
  }
}
