package org.todoku.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.todoku.migrations.DatabaseAddress;
import org.todoku.migrations.EmbeddedDatabase;
import org.todoku.profile.AttributeLayout;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.LinkedProfile;
import org.todoku.profile.ProfileLayout;
import org.todoku.testing.TestVocabulary;

/**
 * The rules in PostgreSQL: one statement that counts the days at school and asks every rule of
 * every child, and writes who matched. It is given a row for each child with the values that {@link
 * HandWritten} reads, ages included, and a row for each day; what is missing is null.
 */
final class SetBased implements AutoCloseable {
  private static final List<String> COLUMNS =
      List.of(
          "years", "months", "moved_in", "ratio", "standard", "members", "single", "aid",
          "enrolled", "kind");

  private final EmbeddedDatabase database;
  private final Connection connection;
  private final int rules;

  SetBased(Path folder, int rules) throws IOException, SQLException {
    this.rules = rules;
    database = EmbeddedDatabase.throwAway(folder);
    DatabaseAddress owner = database.owner();
    connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE child (id integer PRIMARY KEY, "
              + COLUMNS.stream().map(each -> each + " bigint").collect(Collectors.joining(", "))
              + ")");
      statement.execute("CREATE TABLE day (child integer, back bigint, status bigint)");
      statement.execute("CREATE UNLOGGED TABLE matched (rule integer, child integer)");
    }
  }

  void fill(int count, IntFunction<LinkedProfile> children, List<HandWritten.Values> values)
      throws SQLException {
    StringBuilder rows = new StringBuilder();
    StringBuilder days = new StringBuilder();
    EntityLayout day = ProfileLayout.of(TestVocabulary.VOCABULARY).entity("day");
    int status = day.column("status");
    for (int index = 0; index < count; index++) {
      HandWritten.Values of = values.get(index);
      rows.append(index);
      for (long value :
          new long[] {
            of.years, of.months, of.movedIn, of.ratio, of.standard, of.members, of.single, of.aid,
            of.enrolled, of.kind
          }) {
        rows.append('\t').append(AttributeLayout.isValue(value) ? String.valueOf(value) : "\\N");
      }
      rows.append('\n');
      LinkedProfile profile = children.apply(index);
      for (int row = 0; row < profile.size(day.index()); row++) {
        long packed = profile.packed(day.index(), row, status);
        long back =
            BenchRules.AS_OF.toEpochDay() - profile.packed(day.index(), row, day.timeColumn());
        days.append(index).append('\t').append(back).append('\t');
        days.append(AttributeLayout.isValue(packed) ? String.valueOf(packed) : "\\N").append('\n');
      }
      if (days.length() > 1 << 20 || index == count - 1) {
        copy("child", rows);
        copy("day", days);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE INDEX ON day (child)");
      statement.execute("VACUUM ANALYZE");
    }
  }

  private void copy(String table, StringBuilder rows) throws SQLException {
    CopyIn copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    copy.endCopy();
    rows.setLength(0);
  }

  private String matches() {
    String asked =
        IntStream.range(0, rules)
            .mapToObj(rule -> "(" + rule + ", " + condition(rule % 5, rule / 5) + ")")
            .collect(Collectors.joining(",\n"));
    return """
        WITH absent AS (
          SELECT child, count(*) FILTER (WHERE back < 10) AS absent10,
            count(*) FILTER (WHERE back < 20) AS absent20,
            count(*) FILTER (WHERE back < 30) AS absent30, count(*) AS absent40
          FROM day WHERE status = 1 AND back BETWEEN 0 AND 39 GROUP BY child)
        SELECT r.rule, c.id FROM child c LEFT JOIN absent a ON a.child = c.id
        CROSS JOIN LATERAL (VALUES
        """
        + asked
        + ") AS r (rule, holds) WHERE r.holds";
  }

  private static String condition(int kind, int k) {
    return switch (kind) {
      case 0 -> "years BETWEEN " + k % 10 + " AND " + (k % 10 + 6) + " AND ratio <= " + (9 + k);
      case 1 ->
          "aid IN (0, 2) AND members >= " + (1 + k % 6) + " AND single = 1 AND months >= " + k;
      case 2 ->
          "moved_in >= " + (BenchRules.FIRST_MOVE.toEpochDay() + 7L * k) + " AND enrolled = 1";
      case 3 ->
          "absent" + 10 * (1 + k % 4) + " >= " + (1 + k % 3)
              + " AND kind IN (0, 1) AND months <= " + (210 - k);
      default -> "standard <= " + (k - 101) + " OR months > " + k;
    };
  }

  /** Writes all matches anew, and says how many there are. */
  long store() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE matched");
      return statement.executeUpdate("INSERT INTO matched " + matches());
    }
  }

  /** How many children each rule matches. */
  long[] counts() throws SQLException {
    store();
    long[] counts = new long[rules];
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT rule, count(*) FROM matched GROUP BY rule")) {
      while (rows.next()) {
        counts[rows.getInt(1)] = rows.getLong(2);
      }
    }
    return counts;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    database.close();
  }
}
