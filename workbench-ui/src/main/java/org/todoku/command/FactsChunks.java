package org.todoku.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.todoku.text.Finding;
import org.todoku.text.JsonReader;

/**
 * Works through the lines of a facts file on all cores. Any number of lines goes through in bounded
 * memory, and what became of them is taken in the order of the file.
 */
final class FactsChunks {
  /** Lines and bytes that are handed to one thread at a time. */
  private static final int CHUNK_LINES = 250;

  private static final int CHUNK_BYTES = 1 << 20;

  private FactsChunks() {}

  /** What became of some lines. */
  interface Result {
    /** What was wrong with lines. */
    List<Finding> findings();
  }

  /** Takes results, one after the other. */
  interface Taker<R> {
    void take(R result) throws IOException;
  }

  /**
   * Works through all lines; findings go to standard error.
   *
   * @param strict whether to stop at the first bad line
   * @param work done for some lines, by several threads at once
   * @return whether all lines were good
   */
  static <R extends Result> boolean each(
      InputStream in, boolean strict, Function<List<LineSplitter.Line>, R> work, Taker<R> taker)
      throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    LineSplitter splitter = new LineSplitter(in, JsonReader.MAX_LINE);
    boolean good = true;
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Queue<Future<R>> running = new ArrayDeque<>();
      boolean more = true;
      while (more || !running.isEmpty()) {
        while (more && running.size() < 2 * threads) {
          List<LineSplitter.Line> lines = chunk(splitter);
          more = !lines.isEmpty();
          if (more) {
            running.add(executor.submit(() -> work.apply(lines)));
          }
        }
        Future<R> next = running.poll();
        if (next == null) {
          continue;
        }
        R result = result(next);
        taker.take(result);
        result.findings().forEach(f -> System.err.println(ChosenLibrary.line(f)));
        if (result.findings().stream().anyMatch(Finding::isError)) {
          good = false;
          if (strict) {
            running.forEach(other -> other.cancel(true));
            break;
          }
        }
      }
    }
    return good;
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<LineSplitter.Line> chunk(LineSplitter splitter) throws IOException {
    List<LineSplitter.Line> lines = new ArrayList<>(CHUNK_LINES);
    int bytes = 0;
    while (lines.size() < CHUNK_LINES && bytes < CHUNK_BYTES) {
      LineSplitter.Line line = splitter.next();
      if (line == null) {
        break;
      }
      lines.add(line);
      bytes += line.bytes().length;
    }
    return lines;
  }
}
