package org.todoku.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines without ever holding more than one. Lines end with LF or CRLF; a byte
 * order mark at the beginning is skipped.
 */
final class LineSplitter {
  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int end;
  private int number;

  /**
   * @param longest the most bytes of a line that are kept
   */
  LineSplitter(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param bytes without the line's end; cut off where it is too long
   * @param tooLong whether it is longer than allowed
   */
  record Line(int number, byte[] bytes, boolean tooLong) {
    boolean isBlank() {
      for (byte each : bytes) {
        if (each != ' ' && each != '\t' && each != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /** The next line, or null at the end. */
  @Nullable Line next() throws IOException {
    byte[] line = {};
    int length = 0;
    boolean tooLong = false;
    boolean any = false;
    while (true) {
      if (at == end) {
        end = in.read(buffer);
        at = 0;
        if (end <= 0) {
          end = 0;
          break;
        }
      }
      any = true;
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      int part = Math.min(stop - at, longest - length);
      tooLong |= part < stop - at;
      if (length + part > line.length) {
        line = Arrays.copyOf(line, Math.max(length + part, Math.min(longest, line.length * 2)));
      }
      System.arraycopy(buffer, at, line, length, part);
      length += part;
      boolean complete = stop < end;
      at = complete ? stop + 1 : stop;
      if (complete) {
        break;
      }
    }
    if (!any) {
      return null;
    }
    number++;
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    int begin = number == 1 && startsWithMark(line, length) ? 3 : 0;
    return new Line(number, Arrays.copyOfRange(line, begin, length), tooLong);
  }

  private static boolean startsWithMark(byte[] line, int length) {
    return length >= 3
        && line[0] == (byte) 0xEF
        && line[1] == (byte) 0xBB
        && line[2] == (byte) 0xBF;
  }
}
