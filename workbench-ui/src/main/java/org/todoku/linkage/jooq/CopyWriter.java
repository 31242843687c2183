package org.todoku.linkage.jooq;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows to a table through {@code COPY}, in its text form. */
final class CopyWriter implements AutoCloseable {
  private static final int CHUNK = 1 << 16;

  private final CopyIn copy;
  private final StringBuilder row = new StringBuilder();
  private boolean first = true;
  private boolean done;

  private CopyWriter(CopyIn copy) {
    this.copy = copy;
  }

  /**
   * @param target table and columns, {@code import_subject (key, sex)}; never from outside
   */
  static CopyWriter to(Connection connection, String target) throws SQLException {
    return new CopyWriter(
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + target + " FROM STDIN"));
  }

  CopyWriter value(@Nullable CharSequence text) {
    separate();
    if (text == null) {
      row.append("\\N");
      return this;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> row.append("\\\\");
        case '\n' -> row.append("\\n");
        case '\r' -> row.append("\\r");
        case '\t' -> row.append("\\t");
        default -> row.append(c);
      }
    }
    return this;
  }

  CopyWriter value(long number) {
    separate();
    row.append(number);
    return this;
  }

  CopyWriter value(@Nullable Boolean yes) {
    return value(yes == null ? null : yes ? "t" : "f");
  }

  private void separate() {
    if (!first) {
      row.append('\t');
    }
    first = false;
  }

  void endRow() throws SQLException {
    row.append('\n');
    first = true;
    if (row.length() > CHUNK) {
      send();
    }
  }

  private void send() throws SQLException {
    byte[] bytes = row.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    row.setLength(0);
  }

  /** Ends the copy; without it, closing takes everything back. */
  long end() throws SQLException {
    send();
    done = true;
    return copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (!done && copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
