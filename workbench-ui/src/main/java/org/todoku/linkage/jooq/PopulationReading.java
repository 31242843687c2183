package org.todoku.linkage.jooq;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.todoku.linkage.LinkedPopulation.Reading;
import org.todoku.linkage.LinkedPopulation.View;
import org.todoku.linkage.profile.CurrentImports;
import org.todoku.linkage.profile.ProfileAssembler;
import org.todoku.linkage.profile.ProfileAssembler.Block;
import org.todoku.linkage.profile.Wanted;
import org.todoku.profile.LinkedProfile;

/**
 * Reads profiles of some hundred children at a time: first their links, then from each custodian's
 * store what it has of their subjects.
 */
final class PopulationReading implements Reading {
  private static final String LINKS =
      """
      SELECT c.id, l.custodian, l.system, l.subject, l.weight >= ?
      FROM unnest(?) AS wanted (id)
      JOIN linkage.child c ON c.id = wanted.id AND c.present
      JOIN linkage.link l ON l.child = c.id
      UNION ALL
      SELECT c.id, l.custodian, l.system, l.subject, l.weight >= ?
      FROM unnest(?) AS wanted (id)
      JOIN linkage.child c ON c.id = wanted.id AND c.present
      JOIN linkage.link l ON l.household = c.household
      """;

  private static final String DOUBTS =
      """
      SELECT q.child, s.custodian, s.system
      FROM linkage.identity_question q
      JOIN linkage.subject s ON s.custodian = q.custodian AND s.id = q.subject
      WHERE q.state = 'open'
      """;

  private static final String UNREADABLE =
      """
      SELECT s.custodian, s.id, a.import_id
      FROM linkage.set_aside_row a
      JOIN linkage.import i ON i.id = a.import_id AND i.custodian = a.custodian
      JOIN linkage.subject s ON s.custodian = i.custodian AND s.system = i.system AND s.key = a.key
      WHERE i.id = ANY (?) AND a.problem = 0 AND a.key IS NOT NULL
      """;

  /** The sum keeps the planner from the index by import, which leads to all children's records. */
  private static final String RECORDS =
      """
      SELECT subject, entity, import_id, facts
      FROM linkage.source_record
      WHERE custodian = ? AND subject = ANY (?) AND import_id + 0 = ANY (?) AND entity = ANY (?)
      ORDER BY subject, entity, import_id, block
      """;

  private final DSLContext dsl;
  private final Wanted wanted;
  private final View view;
  private final ProfileAssembler assembler;
  private final Long[] imports;
  private final String[] entities;
  private final Map<String, Set<String>> doubts = new HashMap<>();
  private final Map<SubjectKey, Set<Long>> unreadable = new HashMap<>();

  PopulationReading(DSLContext dsl, Wanted wanted, CurrentImports imports, View view) {
    this.dsl = dsl;
    this.wanted = wanted;
    this.view = view;
    this.assembler = new ProfileAssembler(wanted, imports, view.asOf());
    this.imports = imports.ids().toArray(Long[]::new);
    this.entities = wanted.entityIds().toArray(String[]::new);
    dsl.connection(this::readDoubts);
  }

  private void readDoubts(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DOUBTS);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        doubts
            .computeIfAbsent(rows.getString(1), child -> new HashSet<>())
            .add(rows.getString(2) + "|" + rows.getString(3));
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(UNREADABLE)) {
      statement.setArray(1, connection.createArrayOf("bigint", imports));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          unreadable
              .computeIfAbsent(
                  new SubjectKey(rows.getString(1), rows.getLong(2)), key -> new HashSet<>())
              .add(rows.getLong(3));
        }
      }
    }
  }

  @Override
  public List<LinkedProfile> profiles(List<String> children) {
    if (children.isEmpty()) {
      return List.of();
    }
    return dsl.connectionResult(connection -> read(connection, children));
  }

  private List<LinkedProfile> read(Connection connection, List<String> children)
      throws SQLException {
    Map<String, Links> links = links(connection, children);
    Map<String, Set<Long>> byCustodian = new LinkedHashMap<>();
    for (Links of : links.values()) {
      for (SubjectKey subject : of.subjects) {
        byCustodian
            .computeIfAbsent(subject.custodian(), custodian -> new HashSet<>())
            .add(subject.subject());
      }
    }
    Map<SubjectKey, List<Block>> blocks = new HashMap<>();
    for (Map.Entry<String, Set<Long>> store : byCustodian.entrySet()) {
      records(connection, store.getKey(), store.getValue(), blocks);
    }
    List<LinkedProfile> profiles = new ArrayList<>(children.size());
    for (String child : children) {
      Links of = links.get(child);
      if (of != null) {
        profiles.add(profile(child, of, blocks));
      }
    }
    return profiles;
  }

  private LinkedProfile profile(String child, Links links, Map<SubjectKey, List<Block>> blocks) {
    List<Block> own = new ArrayList<>();
    Set<Long> notRead = new HashSet<>();
    for (SubjectKey subject : links.subjects) {
      own.addAll(blocks.getOrDefault(subject, List.of()));
      notRead.addAll(unreadable.getOrDefault(subject, Set.of()));
    }
    Set<String> doubtful = new HashSet<>(doubts.getOrDefault(child, Set.of()));
    doubtful.addAll(links.weakSystems);
    return assembler.assemble(child, links.systems, doubtful, own, notRead);
  }

  private Map<String, Links> links(Connection connection, List<String> children)
      throws SQLException {
    Map<String, Links> links = new HashMap<>();
    UUID[] ids = children.stream().map(UUID::fromString).toArray(UUID[]::new);
    Array wantedIds = connection.createArrayOf("uuid", ids);
    try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
      statement.setDouble(1, view.leastWeight());
      statement.setArray(2, wantedIds);
      statement.setDouble(3, view.leastWeight());
      statement.setArray(4, wantedIds);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Links of = links.computeIfAbsent(rows.getString(1), child -> new Links());
          String custodian = rows.getString(2).intern(); // a handful, compared again and again
          String system = custodian + "|" + rows.getString(3);
          if (rows.getBoolean(5)) {
            of.subjects.add(new SubjectKey(custodian, rows.getLong(4)));
            of.systems.add(system);
          } else {
            of.weakSystems.add(system);
          }
        }
      }
    }
    return links;
  }

  private void records(
      Connection connection,
      String custodian,
      Set<Long> subjects,
      Map<SubjectKey, List<Block>> target)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RECORDS)) {
      statement.setString(1, custodian);
      statement.setArray(2, connection.createArrayOf("bigint", subjects.toArray(Long[]::new)));
      statement.setArray(3, connection.createArrayOf("bigint", imports));
      statement.setArray(4, connection.createArrayOf("text", entities));
      try (ResultSet rows = statement.executeQuery()) {
        SubjectKey subject = null;
        @Nullable List<Block> of = null;
        while (rows.next()) {
          long id = rows.getLong(1);
          if (of == null || subject == null || subject.subject() != id) {
            subject = new SubjectKey(custodian, id);
            of = target.computeIfAbsent(subject, key -> new ArrayList<>());
          }
          of.add(
              new Block(
                  wanted.layout().index(rows.getString(2)), rows.getLong(3), rows.getBytes(4)));
        }
      }
    }
  }

  private record SubjectKey(String custodian, long subject) {}

  /** What the links of one child lead to. */
  private static final class Links {
    private final List<SubjectKey> subjects = new ArrayList<>();
    private final Set<String> systems = new HashSet<>();
    private final Set<String> weakSystems = new HashSet<>();
  }
}
