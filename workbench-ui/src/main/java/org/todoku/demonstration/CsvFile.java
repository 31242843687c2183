package org.todoku.demonstration;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An export file being written, with a header and Windows line ends. */
final class CsvFile implements Closeable {
  private final Path path;
  private final Writer writer;
  private final Form form;
  private final int width;
  private long rows;

  /** How the characters are written. */
  enum Form {
    CP932(Charset.forName("windows-31j")),
    UTF_8(StandardCharsets.UTF_8),
    UTF_8_WITH_MARK(StandardCharsets.UTF_8);

    private final Charset charset;

    Form(Charset charset) {
      this.charset = charset;
    }
  }

  CsvFile(Path path, Form form, String... header) {
    this.path = path;
    this.form = form;
    this.width = header.length;
    try {
      OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(path), 1 << 15);
      writer = new BufferedWriter(new OutputStreamWriter(bytes, form.charset), 1 << 14);
      if (form == Form.UTF_8_WITH_MARK) {
        writer.write('\uFEFF');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(header);
  }

  Path path() {
    return path;
  }

  /** Whether characters beyond CP932 can be written. */
  boolean unicode() {
    return form != Form.CP932;
  }

  /** Rows written so far, without the header. */
  long rows() {
    return rows;
  }

  /**
   * @param cells in the order of the header; null for an empty one
   */
  void row(@Nullable Object... cells) {
    if (cells.length != width) {
      throw new IllegalArgumentException(path + ": " + cells.length + " cells, not " + width);
    }
    write(cells);
    rows++;
  }

  /**
   * Adds a row that cannot be right, unless nothing else stands here: then the file would not be
   * taken at all.
   *
   * @return how many rows were added, 1 or 0
   */
  int impossibleRow(@Nullable Object... cells) {
    if (rows == 0) {
      return 0;
    }
    row(cells);
    return 1;
  }

  private void write(@Nullable Object[] cells) {
    try {
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) {
          writer.write(',');
        }
        Object cell = cells[i];
        if (cell != null) {
          String text = cell.toString();
          writer.write(text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : quoted(text));
        }
      }
      writer.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
