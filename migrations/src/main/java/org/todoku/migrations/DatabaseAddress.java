package org.todoku.migrations;

/**
 * Where a PostgreSQL database is and as whom to open it.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://host:port/database}
 * @param user the role to connect as
 * @param password its password; empty where the server asks for none
 */
public record DatabaseAddress(String url, String user, String password) {
  @Override
  public String toString() {
    return user + "@" + url; // the password stays out of logs
  }
}
