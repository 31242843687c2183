package org.todoku.linkage.sender;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads delimited text record by record (RFC 4180: quoted cells may hold delimiters, doubled
 * quotation marks and line breaks; line ends are CRLF, LF or CR). Blank lines are skipped. Keeps
 * one record in memory. Not for several threads.
 */
final class CsvReader {
  /** A record longer than this is a lost quotation mark, not a record. */
  static final int LONGEST_RECORD = 1_000_000;

  private static final int NONE = -1;
  private static final char DOS_END = '\u001a';

  private final Reader reader;
  private final char delimiter;
  private final char[] in = new char[1 << 16];
  private int at;
  private int filled;
  private int pushedBack = NONE;

  private char[] text = new char[1024];
  private int length;
  private int[] ends = new int[64];
  private int cells;
  private long line;
  private long nextLine = 1;

  CsvReader(Reader reader, char delimiter) {
    this.reader = reader;
    this.delimiter = delimiter;
  }

  /** The line on which the current record begins, from 1. */
  long line() {
    return line;
  }

  int size() {
    return cells;
  }

  /** Start of a cell in {@link #text()}. */
  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  /** End of a cell in {@link #text()}, exclusive. */
  int end(int cell) {
    return ends[cell];
  }

  /** The characters of the current record's cells, one after another; reused by {@link #next}. */
  char[] text() {
    return text;
  }

  String cell(int cell) {
    int start = start(cell);
    return new String(text, start, ends[cell] - start);
  }

  List<String> row() {
    List<String> row = new ArrayList<>(cells);
    for (int cell = 0; cell < cells; cell++) {
      row.add(cell(cell));
    }
    return row;
  }

  /** Skips whole lines, whatever they hold. */
  void skipLines(int count) throws IOException {
    for (int skipped = 0; skipped < count; skipped++) {
      int c = read();
      while (c != NONE && c != '\n' && c != '\r') {
        c = read();
      }
      lineEnd(c);
    }
  }

  /**
   * Goes to the next record.
   *
   * @return false at the end of the file
   * @throws UnclosedQuote if a quotation mark is not closed
   * @throws StrictReader.NoCharacter if bytes are no characters; {@link #line()} and {@link
   *     #size()} then say where
   */
  boolean next() throws IOException {
    while (true) {
      length = 0;
      cells = 0;
      line = nextLine;
      int c = read();
      if (c == NONE || (c == DOS_END && atEnd())) {
        return false;
      }
      if (c == '\n' || c == '\r') {
        lineEnd(c);
        continue;
      }
      record(c);
      if (cells == 1 && blank()) {
        continue;
      }
      return true;
    }
  }

  private boolean blank() {
    for (int i = 0; i < length; i++) {
      if (text[i] > ' ' && text[i] != '\u3000') {
        return false;
      }
    }
    return true;
  }

  private boolean atEnd() throws IOException {
    int c = read();
    while (c == '\n' || c == '\r') {
      c = read();
    }
    pushedBack = c;
    return c == NONE;
  }

  private void record(int first) throws IOException {
    int c = first;
    while (true) {
      if (c == '"') {
        quoted();
        c = read();
      }
      while (c != delimiter && c != '\n' && c != '\r' && c != NONE) {
        append((char) c);
        c = read();
      }
      endCell();
      if (c != delimiter) {
        lineEnd(c);
        return;
      }
      c = read();
    }
  }

  private void quoted() throws IOException {
    while (true) {
      int c = read();
      if (c == NONE) {
        throw new UnclosedQuote(line);
      }
      if (c == '"') {
        int after = read();
        if (after != '"') {
          pushedBack = after;
          return;
        }
      } else if (c == '\n' || c == '\r') {
        lineEnd(c);
        append('\n');
        continue;
      }
      append((char) c);
    }
  }

  private void lineEnd(int c) throws IOException {
    if (c == NONE) {
      return;
    }
    nextLine++;
    if (c == '\r') {
      int after = read();
      if (after != '\n') {
        pushedBack = after;
      }
    }
  }

  private void append(char c) throws UnclosedQuote {
    if (length == text.length) {
      if (length >= LONGEST_RECORD) {
        throw new UnclosedQuote(line);
      }
      text = Arrays.copyOf(text, length * 2);
    }
    text[length++] = c;
  }

  private void endCell() {
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, cells * 2);
    }
    ends[cells++] = length;
  }

  private int read() throws IOException {
    if (pushedBack != NONE) {
      int c = pushedBack;
      pushedBack = NONE;
      return c;
    }
    if (at == filled) {
      filled = Math.max(0, reader.read(in, 0, in.length));
      at = 0;
      if (filled == 0) {
        return NONE;
      }
    }
    return in[at++];
  }

  /** A quotation mark that opens a cell and is not closed. */
  static final class UnclosedQuote extends IOException {
    private static final long serialVersionUID = 1L;

    private final long line;

    UnclosedQuote(long line) {
      super("a quotation mark is not closed, line " + line);
      this.line = line;
    }

    long line() {
      return line;
    }
  }
}
